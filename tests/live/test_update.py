"""An installed program gives way to a newer version; one that does not get going is taken back. With real processes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from connector.updates.trial import read_record
from tests.live.installed_office import BROKEN, InstalledOffice
from tests.live.servers.processes import ChildProcess, wait_until
from tests.live.servers.releases import ReleaseServer
from tests.live.servers.scratch import scratch_folder

pytestmark = pytest.mark.timeout(900)
"""Seconds: half a minute where nothing else is at work; a new version needs twenty of them to pass its trial."""


@pytest.fixture
def office() -> Iterator[InstalledOffice]:
    """Version 1.0 is installed, and its agent runs."""
    with scratch_folder("office") as folder, ReleaseServer(folder).running() as releases:
        made = InstalledOffice(folder, releases)
        made.home.prepare()
        with ChildProcess(made.command("run"), environment=made.environ, output=folder / "agent.txt"):
            wait_until(lambda: made.running() == "1.0", "the first version runs", timeout=120)
            try:
                yield made
            finally:
                made.end()


def test_the_newer_version_takes_over_and_a_broken_one_does_not(office: InstalledOffice) -> None:
    """From 1.0 to 2.0, which stays; 3.0 cannot start, and 2.0 is back and remembers."""
    assert "Version 1.0 is the newest." in office.say("update", "check")

    office.releases.add("2.0", office.files("2.0"), "Receipts are matched sooner.")
    assert "Version 2.0 can be had. Receipts are matched sooner." in office.say("update", "check")
    office.say("update", "install")
    wait_until(lambda: office.running() == "2.0", "the new version runs", timeout=120)
    wait_until(lambda: read_record(office.installed).trial is None, "it has passed its trial", timeout=120)
    assert (office.installed.current(), read_record(office.installed).former) == ("2.0", "1.0")

    office.releases.add("3.0", office.files("3.0", BROKEN))
    office.say("update", "install")
    wait_until(lambda: "3.0" in read_record(office.installed).failed, "the broken version was taken back", timeout=120)
    wait_until(lambda: office.running() == "2.0", "the version before it runs again", timeout=120)
    assert "Version 3.0 did not get going. Version 2.0 goes on." in office.say("update", "check")
    assert office.installed.current() == "2.0"
