"""Makes and keeps a channel of releases: keys, signed metadata, archives. Whatever serves files can serve it.

    python packaging/release.py keys   --keys KEYS
    python packaging/release.py begin  --keys KEYS CHANNEL
    python packaging/release.py add    --keys KEYS CHANNEL --version 1.4.0 --platform linux-x86_64 ARCHIVE
    python packaging/release.py renew  --keys KEYS CHANNEL      every day, by a timer: what it says is good for a week
    python packaging/release.py rekey  --keys KEYS CHANNEL --role timestamp     a key was lost, or somebody has it

`root` and `targets` say what a release is: those two keys belong on a stick in a safe. `snapshot` and `timestamp` say
only that nothing is held back, and may lie on the machine that runs `renew`. The metadata is that of The Update
Framework (theupdateframework.github.io/specification); `metadata/1.root.json` goes into the program.

With BUKUBRIDGE_RELEASE_PASSPHRASE the keys are encrypted; without it only their owner can read them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeVar

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from packaging.version import Version
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization.json import JSONSerializer

Signed = TypeVar("Signed", Root, Targets, Snapshot, Timestamp)

ROLES: Final = ("root", "targets", "snapshot", "timestamp")
LASTS: Final = {"root": 730, "targets": 365, "snapshot": 7, "timestamp": 7}
"""Days. A server that keeps a release back can do so for a week."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one of them; an exit code."""
    parser = argparse.ArgumentParser(description="Makes and keeps a channel of releases.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("keys", "begin", "add", "renew", "rekey"):
        command = commands.add_parser(name)
        command.add_argument("--keys", type=Path, required=True, help="folder of the four keys")
        if name != "keys":
            command.add_argument("channel", type=Path, help="folder that is served")
        if name == "rekey":
            command.add_argument("--role", choices=ROLES, required=True)
        if name == "add":
            command.add_argument("--version", required=True)
            command.add_argument("--platform", required=True, help="as linux-x86_64 or win32-amd64")
            command.add_argument("--summary", default="", help="one plain sentence: what is new")
            command.add_argument("archive", type=Path)
    said = parser.parse_args(arguments)
    if said.command == "keys":
        make_keys(said.keys)
    elif said.command == "begin":
        Channel(said.channel, said.keys).begin()
    elif said.command == "add":
        Channel(said.channel, said.keys).add(said.version, said.platform, said.archive, said.summary)
    elif said.command == "rekey":
        Channel(said.channel, said.keys).rekey(said.role)
    else:
        Channel(said.channel, said.keys).renew()
    return 0


def make_keys(folder: Path) -> None:
    """A key for each role; existing ones stay."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for role in ROLES:
        path = folder / f"{role}.pem"
        if path.exists():
            continue
        passphrase = os.environ.get("BUKUBRIDGE_RELEASE_PASSPHRASE", "").encode()
        pem = Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption(),
        )
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(pem)


class Channel:
    """A folder with `metadata/` and `targets/`, and the keys that sign it.

    Args:
        folder: what is served.
        keys: folder of the keys; each command reads only those that it signs with.
        now: the time that expiries count from; aware.
    """

    def __init__(self, folder: Path, keys: Path, now: dt.datetime | None = None) -> None:
        self.metadata = folder / "metadata"
        self.targets = folder / "targets"
        self._keys = keys
        self._now = now or dt.datetime.now(dt.UTC)

    def begin(self) -> None:
        """The first metadata: nothing is released yet."""
        self.metadata.mkdir(parents=True, exist_ok=True)
        self.targets.mkdir(exist_ok=True)
        root = Root(expires=self._until("root"), consistent_snapshot=True)
        for role in ROLES:
            root.add_key(self._signer(role).public_key, role)
        self._write(Metadata(root), "root", f"{root.version}.root.json")
        self._write(Metadata(Targets(expires=self._until("targets"))), "targets", "1.targets.json")
        self._write(Metadata(Snapshot(expires=self._until("snapshot"))), "snapshot", "1.snapshot.json")
        self._write(Metadata(Timestamp(expires=self._until("timestamp"))), "timestamp", "timestamp.json")

    def add(self, version: str, platform: str, archive: Path, summary: str = "") -> None:
        """Release a version for a platform: it is the newest then."""
        name = f"bukubridge-{Version(version)}-{platform}.tar.gz"
        newest = self.targets / f"newest-{platform}.json"
        newest.write_text(json.dumps({"version": str(Version(version)), "archive": name, "summary": summary}), "utf-8")
        targets = self._newest("targets", Targets)
        for path, target in ((archive, name), (newest, newest.name)):
            signed = TargetFile.from_file(target, str(path))
            targets.signed.targets[target] = signed
            shutil.copyfile(path, self.targets / f"{signed.hashes['sha256']}.{target}")
        newest.unlink()
        targets.signed.version += 1
        targets.signed.expires = self._until("targets")
        self._write(targets, "targets", f"{targets.signed.version}.targets.json")
        self._say(targets.signed.version)

    def renew(self) -> None:
        """Say again that this is all there is."""
        self._say(self._newest("targets", Targets).signed.version)

    def rekey(self, role: str) -> None:
        """Another key for a role; programs believe it because the former root says so. The former key stays beside."""
        before, root = self._signer("root"), self._newest("root", Root)
        (self._keys / f"{role}.pem").replace(self._keys / f"{role}.former.pem")
        make_keys(self._keys)
        root.signed.revoke_key(root.signed.roles[role].keyids[0], role)
        root.signed.add_key(self._signer(role).public_key, role)
        root.signed.version += 1
        root.signed.expires = self._until("root")
        root.sign(before)
        self._write(root, "root", f"{root.signed.version}.root.json", append=role == "root")
        targets = self._newest("targets", Targets)
        targets.signed.version += 1
        self._write(targets, "targets", f"{targets.signed.version}.targets.json")
        self._say(targets.signed.version)

    def _say(self, targets: int) -> None:
        snapshot = self._newest("snapshot", Snapshot)
        snapshot.signed.meta["targets.json"] = MetaFile(targets)
        snapshot.signed.version += 1
        snapshot.signed.expires = self._until("snapshot")
        self._write(snapshot, "snapshot", f"{snapshot.signed.version}.snapshot.json")
        timestamp = Metadata[Timestamp].from_file(str(self.metadata / "timestamp.json"))
        timestamp.signed.snapshot_meta = MetaFile(snapshot.signed.version)
        timestamp.signed.version += 1
        timestamp.signed.expires = self._until("timestamp")
        self._write(timestamp, "timestamp", "timestamp.json")

    def _newest(self, role: str, kind: type[Signed]) -> Metadata[Signed]:
        """The metadata of a role with the highest number; `kind` names what it says."""
        numbered = {int(path.name.split(".")[0]): path for path in self.metadata.glob(f"*.{role}.json")}
        found = Metadata[Signed].from_file(str(numbered[max(numbered)]))
        if not isinstance(found.signed, kind):
            raise TypeError(f"{role}.json says something else")
        return found

    def _write(self, metadata: Metadata[Signed], role: str, name: str, *, append: bool = False) -> None:
        """Sign and lay it there at once: who asks meanwhile gets the former one or this one, whole."""
        metadata.sign(self._signer(role), append=append)
        half = self.metadata / f".{name}"
        metadata.to_file(str(half), JSONSerializer(compact=True))
        half.replace(self.metadata / name)

    def _signer(self, role: str) -> CryptoSigner:
        passphrase = os.environ.get("BUKUBRIDGE_RELEASE_PASSPHRASE", "").encode()
        pem = (self._keys / f"{role}.pem").read_bytes()
        key = serialization.load_pem_private_key(pem, passphrase or None)
        if not isinstance(key, Ed25519PrivateKey):
            raise TypeError(f"{role}.pem holds another kind of key")
        return CryptoSigner(key)

    def _until(self, role: str) -> dt.datetime:
        return (self._now + dt.timedelta(days=LASTS[role])).replace(microsecond=0)


if __name__ == "__main__":
    sys.exit(main())
