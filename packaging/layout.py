"""How a build lies on a PC: whole versions side by side, a file that names the current one, starters outside of all.

    <root>/bukubridge, …       starters
    <root>/current             the version that starts
    <root>/versions/1.4.0/…    a whole program each, as it was built
    <root>/versions/1.4.0/update/channel.json, root.json     where its newer versions come from, and whom it trusts

The last two come from the folder that BUKUBRIDGE_UPDATES names (`release.py` makes a channel); without it a program
does not look for newer versions.
"""

from __future__ import annotations

import os
import shutil
import tarfile
from importlib import metadata
from pathlib import Path

from inputs import BUILD, ROOT, moment

_HERE = ROOT / "packaging"
_UPDATES = ("channel.json", "root.json")


def version_of(folder: Path, version: str = "") -> Path:
    """A built folder as it is laid under `versions`: with its channel, and perhaps under another version's name.

    The other name is for trials of upgrades. Files are links to those of the build.
    """
    said = version or metadata.version("bukubridge")
    updates = os.environ.get("BUKUBRIDGE_UPDATES", "")
    made = BUILD / "versions" / folder.parent.name / said
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(folder, made, symlinks=True, copy_function=_linked)
    if version:
        _rename(made, version)
    for name in _UPDATES if updates else ():
        (made / "update").mkdir(exist_ok=True)
        shutil.copy(Path(updates) / name, made / "update" / name)
    return made


def archive(folder: Path, out: Path) -> Path:
    """The archive of a version for a channel, or of what is handed out: the same files make the same bytes."""
    partial = out.with_suffix(".tar")
    with tarfile.open(partial, "w") as packed:
        add(packed, folder, "")
    compress(partial, out)
    return out


def for_linux(folder: Path, out: Path, name: str) -> None:
    """What is handed out for Linux: starters, the version, the units."""
    said = metadata.version("bukubridge")
    partial = out.with_suffix(".partial")
    with tarfile.open(partial, "w") as packed:
        for program in ("bukubridge", "bukubridge-tray"):
            add(packed, _HERE / "linux" / "starter", f"{name}/{program}")
        current = partial.with_suffix(".current")
        current.write_text(f"{said}\n")
        add(packed, current, f"{name}/current")
        current.unlink()
        add(packed, version_of(folder), f"{name}/versions/{said}")
        for unit in sorted((_HERE / "linux").glob("bukubridge*")):
            add(packed, unit, f"{name}/linux/{unit.name}")
    compress(partial, out)


def add(packed: tarfile.TarFile, path: Path, name: str) -> None:
    """A file or a folder in one order, without this machine's people and moments."""
    if name:
        member = packed.gettarinfo(path, name)
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mtime = int(moment())
        if member.islnk():  # one of two names of a file here: whole on each PC
            member.type, member.linkname, member.size = tarfile.REGTYPE, "", path.stat().st_size
        if member.isreg():
            with path.open("rb") as file:
                packed.addfile(member, file)
            return
        packed.addfile(member)
    if path.is_dir() and not path.is_symlink():
        for each in sorted(path.iterdir()):
            add(packed, each, f"{name}/{each.name}" if name else each.name)


def compress(partial: Path, out: Path) -> None:
    """Gzip without a name and a moment in its head."""
    import gzip

    with out.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed, partial.open("rb") as plain:
        shutil.copyfileobj(plain, packed)
    partial.unlink()


def _linked(path: str, to: str) -> None:
    """The same file under another name, where both places are of one disk."""
    try:
        os.link(path, to)
    except OSError:
        shutil.copy2(path, to)


def _rename(folder: Path, version: str) -> None:
    own = metadata.version("bukubridge")
    described = folder / "_internal" / f"bukubridge-{own}.dist-info"
    text = (described / "METADATA").read_text("utf-8")
    (described / "METADATA").unlink()
    (described / "METADATA").write_text(text.replace(f"\nVersion: {own}\n", f"\nVersion: {version}\n"), "utf-8")
    described.rename(described.with_name(f"bukubridge-{version}.dist-info"))
