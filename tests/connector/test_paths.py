"""State lies where it is told to, is its owner's alone, and a file is never half written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from connector.domain.errors import SettingsInvalid, StorageFull
from connector.paths import Home, exposure, find_home, locked, write_private


def test_the_environment_moves_all_state(tmp_path: Path) -> None:
    """`BUKUBRIDGE_HOME` names the folder; without it the system's usual place is taken."""
    assert find_home({"BUKUBRIDGE_HOME": str(tmp_path)}).root == tmp_path
    assert find_home({}).root.name == "BukuBridge"


def test_the_home_is_its_owners_alone(tmp_path: Path) -> None:
    """Folders are made for nobody else."""
    home = Home(tmp_path / "deep" / "home")
    home.prepare()
    home.prepare()
    assert [folder.stat().st_mode & 0o077 for folder in (home.root, home.logs, home.mappings)] == [0, 0, 0]


def test_a_home_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """A file in the way gives a sentence with a way out."""
    (tmp_path / "file").touch()
    with pytest.raises(SettingsInvalid, match="BUKUBRIDGE_HOME"):
        Home(tmp_path / "file" / "home").prepare()


def test_a_file_is_replaced_whole_and_private(tmp_path: Path) -> None:
    """Old content stays until the new one is complete; nothing is left beside it."""
    path = tmp_path / "state.json"
    path.write_text("old")
    path.chmod(0o644)
    write_private(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o600)
    assert [item.name for item in tmp_path.iterdir()] == ["state.json"]
    assert exposure(path) == ""


def test_a_full_disk_keeps_the_old_content(tmp_path: Path) -> None:
    """A file that cannot be written to its end is not there at all, and the error says why."""
    program = (
        "import resource, signal, sys; from pathlib import Path; from connector.paths import write_private\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write_private(Path(sys.argv[1]), b'x' * 5000)\n"
    )
    path = tmp_path / "state.json"
    path.write_text("old")
    ended = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False, cwd=Path.cwd()
    )
    assert StorageFull.__name__ in ended.stderr
    assert path.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["state.json"]


@pytest.mark.parametrize(("mode", "safe"), [(0o600, True), (0o400, True), (0o640, False), (0o602, False)])
def test_exposure(tmp_path: Path, mode: int, safe: bool) -> None:
    """What others can reach is named."""
    path = tmp_path / "key"
    path.touch()
    path.chmod(mode)
    assert (exposure(path) == "") is safe


def test_only_one_process_holds_a_lock(tmp_path: Path) -> None:
    """Another one is told at once; when the holder dies the lock is free."""
    path = tmp_path / "agent.lock"
    program = (
        "import sys; from pathlib import Path; from connector.paths import locked\n"
        "with locked(Path(sys.argv[1]), wait=False) as ours:\n"
        "    print(ours, flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path.cwd()
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"True\n"
        with locked(path, wait=False) as ours:
            assert not ours
        holder.kill()
        holder.wait()
    with locked(path, wait=False) as ours:
        assert ours


def test_addresses_of_two_homes_differ(tmp_path: Path) -> None:
    """Also where they lie in the temporary folder because the path is long."""
    homes = [Home(tmp_path / name / ("x" * 120)) for name in ("a", "b")]
    assert len({home.control_address for home in homes}) == 2
    assert all(len(os.fsencode(home.control_address)) < 104 for home in homes)
