"""The audit of the locked libraries: with a service, without one, and from a file that was fetched elsewhere."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import MappingProxyType

import pytest
from packaging.version import Version

from tests.live.packaged import ROOT
from tests.live.servers.processes import free_port

LOCKED = dict(
    line.split(" ")[0].split("==")
    for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    if "==" in line and not line.startswith((" ", "#"))
)
NAME = "httpx"
OURS = Version(LOCKED[NAME])
LATER, EARLIER = f"{OURS.major + 1}.0", "0.1"


def advisory(
    number: int, name: str = NAME, *, days: int = 1, affected: Mapping[str, object] = MappingProxyType({})
) -> dict[str, object]:
    """One as it is published."""
    about = {"package": {"ecosystem": "PyPI", "name": name}, **affected}
    modified = (dt.datetime.now(dt.UTC) - dt.timedelta(days=days)).isoformat()
    return {"id": f"TEST-{number}", "modified": modified, "summary": "a hole", "affected": [about], "severity": []}


def events(**event: str) -> list[dict[str, object]]:
    """A range from the beginning to one event."""
    return [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, event]}]


def audit(*arguments: str | Path) -> tuple[int, str]:
    """How the command ends, and what it says."""
    done = subprocess.run(
        [sys.executable, ROOT / "packaging" / "audit.py", *arguments],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def packed(folder: Path, *advisories: dict[str, object]) -> Path:
    """The export of a service."""
    place = folder / "all.zip"
    with zipfile.ZipFile(place, "w") as export:
        for each in advisories:
            export.writestr(f"{each['id']}.json", json.dumps(each))
    return place


class Advisories(BaseHTTPRequestHandler):
    """A service that knows one weakness, and tells of it on its second page."""

    def do_POST(self) -> None:
        """Which are known of each package."""
        queries = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        self._answer({"results": [self._about(query) for query in queries]})

    def do_GET(self) -> None:
        """One of them."""
        self._answer({**advisory(7), "withdrawn": "2026-01-01T00:00:00Z"} if "8" in self.path else advisory(7))

    def _about(self, query: dict[str, object]) -> dict[str, object]:
        if query["package"] != {"ecosystem": "PyPI", "name": NAME} or query["version"] != LOCKED[NAME]:
            return {}
        if "page_token" not in query:
            return {"vulns": [{"id": "TEST-8", "modified": "x"}], "next_page_token": "more"}
        return {"vulns": [{"id": "TEST-7", "modified": "x"}]}

    def _answer(self, told: object) -> None:
        content = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def service() -> Iterator[str]:
    """Its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Advisories)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_service_is_asked_page_by_page_and_what_was_withdrawn_is_not_told(service: str) -> None:
    """One weakness, with its library, version and words."""
    code, said = audit("--service", service)
    assert (code, said.splitlines()[0]) == (1, f"{NAME} {OURS}: TEST-7 a hole")
    assert "TEST-8" not in said


def test_a_service_that_cannot_be_reached_clears_nothing() -> None:
    """It is said plainly, and the exit code is another one."""
    code, said = audit("--service", f"http://127.0.0.1:{free_port()}")
    assert code == 2
    assert said.startswith("NOT LOOKED UP: ")
    assert "Nothing is known against" not in said


@pytest.mark.parametrize(
    ("affected", "code"),
    [
        ({"versions": [str(OURS)]}, 1),
        ({"versions": [LATER]}, 0),
        ({"ranges": events(fixed=LATER)}, 1),
        ({"ranges": events(fixed=str(OURS))}, 0),
        ({"ranges": events(last_affected=str(OURS))}, 1),
        ({"ranges": events(last_affected=EARLIER)}, 0),
        ({"ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": LATER}]}]}, 0),
        ({"ranges": [{"type": "GIT", "events": [{"introduced": "0"}]}], "versions": [LATER]}, 0),
        ({"ranges": events(fixed="whenever")}, 1),
        ({"ranges": [{"type": "GIT", "events": [{"introduced": "0"}]}]}, 1),
        ({"ranges": [{"type": "ECOSYSTEM", "events": []}]}, 1),
        ({"versions": ["2004d", "final"]}, 1),
        ({"versions": ["2004d", LATER]}, 0),
        ({}, 1),
    ],
    ids=[
        "named",
        "another",
        "below",
        "fixed",
        "last",
        "before",
        "later",
        "commits",
        "no order",
        "commits only",
        "empty range",
        "names only",
        "names too",
        "all",
    ],
)
def test_a_file_says_which_versions_are_concerned(tmp_path: Path, affected: dict[str, object], code: int) -> None:
    """By name, by order; what cannot be judged is told."""
    ended, said = audit("--from", packed(tmp_path, advisory(1, affected=affected), advisory(2, "another")))
    assert ended == code
    assert ("TEST-1" in said) == bool(code)
    assert "2 advisories" in said


def test_a_file_that_says_nothing_clears_nothing(tmp_path: Path) -> None:
    """None there, a damaged one, an empty one, one about other things, an old one; an old one still finds."""
    damaged = tmp_path / "damaged.json"
    damaged.write_text('{"id": 1')
    elsewhere = {**advisory(1), "affected": [{"package": {"ecosystem": "npm", "name": NAME}}]}
    for place in (tmp_path / "none.zip", damaged, packed(tmp_path), packed(tmp_path, elsewhere)):
        code, said = audit("--from", place)
        assert (code, said.split(":")[0]) == (2, "NOT LOOKED UP")
    old = packed(tmp_path, advisory(1, "another", days=31))
    assert audit("--from", old)[0] == 2
    code, said = audit("--from", packed(tmp_path, advisory(1, days=31)))
    assert (code, "TEST-1" in said) == (1, True)
