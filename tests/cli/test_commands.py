"""The command line says in words what happened, and ends with the documented code."""

import datetime as dt
import sys
import zipfile
from io import StringIO
from pathlib import Path

import msgspec
import pytest

from connector.cli import main
from connector.cli.terminal import Exit
from connector.connections import change_registry, load_registry
from connector.control import messages as say
from connector.credentials.keys import KeyFile
from connector.credentials.vault import Scope, Vault
from connector.domain.actions import Action, ActionKind
from connector.domain.errors import SignInRefused
from connector.domain.keys import ActionId, ConnectionId, EntityKind, Key, RunId, Version
from connector.domain.runs import EntryKind, LogEntry, Outcome, Problem
from connector.domain.secret import Secret
from connector.paths import Home
from tests.agent.office import Office, company, enter
from tests.cli.terminal import Terminal
from tests.fakes.workshop import Run, ended, plain

ACME = ConnectionId("id-acme")
CANARY = "canary-93c1"


@pytest.mark.parametrize("command", [["status"], ["sync"], ["runs"], ["log"], ["problems"], ["pause"], ["resume"]])
def test_without_an_agent_the_way_to_start_it_is_told(home: Home, bukubridge: Terminal, command: list[str]) -> None:
    """Commands that need one say so in words."""
    assert bukubridge(*command) == Exit.NO_AGENT
    assert "bukubridge run" in bukubridge.err


@pytest.mark.parametrize(
    "command",
    [
        ["nonsense"],
        ["sync", "--nonsense"],
        ["connect", "sql-accounting", "--path", "x", "--password", CANARY],
        ["connect", "sql-accounting"],
        ["log", "--level", "loud"],
    ],
)
def test_what_is_not_understood_is_told(home: Home, bukubridge: Terminal, command: list[str]) -> None:
    """A password is no argument, so it cannot end up in a list of processes."""
    assert bukubridge(*command) == Exit.USAGE
    assert bukubridge.err


def test_help_names_every_command(bukubridge: Terminal) -> None:
    """And the exit codes."""
    assert bukubridge("--help") == Exit.OK
    for name in ("run", "pair", "connect", "disconnect", "sync", "status", "runs", "log", "doctor", "vault", "mapping"):
        assert name in bukubridge.out
    assert "4 when no agent is running" in " ".join(bukubridge.out.split())


def test_the_entry_point_ends_the_process_with_the_code(home: Home) -> None:
    """`bukubridge status` without an agent ends with 4."""
    with pytest.raises(SystemExit) as caught:
        main(["status"])
    assert caught.value.code == Exit.NO_AGENT


def test_status_for_people_and_for_programs(served: Office, bukubridge: Terminal) -> None:
    """A light with its reason; the whole status as one JSON document."""
    assert bukubridge("status") == Exit.OK
    assert "Acme Sdn Bhd" in bukubridge.out
    assert "all keys compared: unknown" in bukubridge.out
    assert bukubridge("status", "--json") == Exit.OK
    (connection,) = msgspec.json.decode(bukubridge.out, type=say.Status).connections
    assert (connection.id, connection.swept_at) == (ACME, None)


def test_status_ends_with_one_when_something_does_not_work(served: Office, bukubridge: Terminal) -> None:
    """A script notices without reading."""
    served.workshop.script = lambda run: ended(run, Outcome.FAILED, SignInRefused.code)
    assert bukubridge("sync") == Exit.PROBLEM
    assert bukubridge("status") == Exit.PROBLEM
    assert "It ended: sign_in_refused." in bukubridge.out


def test_a_run_is_watched_in_plain_lines(served: Office, bukubridge: Terminal) -> None:
    """Without a terminal: what starts, what is worth saying, how it ended with its counts."""
    assert bukubridge("sync") == Exit.OK
    assert "Acme Sdn Bhd: started" in bukubridge.out
    assert "Three customers." in bukubridge.out
    assert "customers" in bukubridge.out
    assert "success" in bukubridge.out
    assert served.workshop.orders[-1][1].kinds == ()


def test_entities_are_named_as_people_name_them(served: Office, bukubridge: Terminal) -> None:
    """Singular, plural, with a dash; what is no kind is refused."""
    assert bukubridge("sync", "--entity", "Customer", "-e", "cash-sales") == Exit.OK
    assert set(served.workshop.orders[-1][1].kinds) == {EntityKind.CUSTOMER, EntityKind.CASH_SALE}
    assert bukubridge("sync", "--entity", "unicorn") == Exit.PROBLEM
    assert "credit_notes" in bukubridge.err


def test_a_partial_run_has_a_code_of_its_own(served: Office, bukubridge: Terminal) -> None:
    """It went through, with exceptions."""
    served.workshop.script = lambda run: ended(run, Outcome.PARTIAL)
    assert bukubridge("sync") == Exit.PARTIAL


def test_a_dry_run_names_records_and_fields(served: Office, bukubridge: Terminal) -> None:
    """One line a record; as JSON the same."""
    change = Action(
        ActionId("a"), ActionKind.UPDATE, EntityKind.CUSTOMER, Key("C1"), 2, b"", b"", Version("1"), ("name", "phone")
    )

    def script(run: Run) -> object:
        run.show([change])
        return plain(run)

    served.workshop.script = script  # type: ignore[assignment]
    assert bukubridge("sync", "--dry-run") == Exit.OK
    assert "would update customers C1: name, phone" in bukubridge.out
    assert bukubridge("sync", "--dry-run", "--json") == Exit.OK
    lines = [msgspec.json.decode(line) for line in bukubridge.out.splitlines()]
    assert [line["say"] for line in lines] == ["planned", "note", "job_ended"]
    assert lines[0]["changes"] == [
        {"action": "update", "entity": "customers", "key": "C1", "fields": ["name", "phone"]}
    ]


def test_nobody_has_to_wait(served: Office, bukubridge: Terminal) -> None:
    """`--no-wait` puts it into the queue."""
    assert bukubridge("sync", "--no-wait") == Exit.OK
    assert "in the queue" in bukubridge.out


def test_pause_and_resume(served: Office, bukubridge: Terminal) -> None:
    """For a time as people write it; what is no time is refused; a paused one refuses to run."""
    assert bukubridge("pause", "--for", "2h") == Exit.OK
    assert "Paused until" in bukubridge.out
    assert bukubridge("sync") == Exit.PROBLEM
    assert "bukubridge resume" in bukubridge.err
    assert bukubridge("pause", "--for", "soon") == Exit.PROBLEM
    assert "no length of time" in bukubridge.err
    assert bukubridge("resume") == Exit.OK
    assert bukubridge("sync") == Exit.OK


def test_runs_log_and_problems(served: Office, bukubridge: Terminal) -> None:
    """What happened, narrowed down by entity, level and text."""
    memory = served.workshop.memory(ACME)
    at = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
    assert bukubridge("problems") == Exit.OK
    for kind, key, sentence in (
        (EntryKind.WRITTEN, "C1", "created"),
        (EntryKind.SET_ASIDE, "C2", "The name is empty."),
    ):
        memory.log(
            [
                LogEntry(
                    at=at, connection=ACME, run=RunId("r"), kind=kind, entity=EntityKind.CUSTOMER, key=Key(key),
                    sentence=sentence,
                )
            ]
        )  # fmt: skip
    memory.set_aside(
        [Problem(entity=EntityKind.CUSTOMER, key=Key("C2"), code="rejected", sentence="The name is empty.", since=at)]
    )
    assert bukubridge("runs") == Exit.OK
    assert "recovery" in bukubridge.out
    assert bukubridge("log") == Exit.OK
    assert ("C1" in bukubridge.out, "C2" in bukubridge.out) == (True, True)
    assert bukubridge("log", "--level", "error") == Exit.OK
    assert ("C1" in bukubridge.out, "C2" in bukubridge.out) == (False, True)
    assert bukubridge("log", "--search", "created", "--json") == Exit.OK
    assert msgspec.json.decode(bukubridge.out)["entry"]["key"] == "C1"
    assert bukubridge("problems") == Exit.PARTIAL
    assert "customers C2" in bukubridge.out
    assert "The name is empty." in bukubridge.out


def test_the_doctor_works_without_an_agent(home: Home, bukubridge: Terminal) -> None:
    """It says what is missing and what to do; JSON for programs."""
    KeyFile.create(home.key_file)
    assert bukubridge("doctor") == Exit.PROBLEM
    assert "bukubridge pair URL CODE" in bukubridge.out
    assert "The agent is not running." in bukubridge.out
    home.settings.write_text("log_level = 3\n", encoding="utf-8")
    home.registry.write_bytes(b"{broken")
    assert bukubridge("doctor", "--json") == Exit.PROBLEM
    checks = [msgspec.json.decode(line, type=say.Check) for line in bukubridge.out.splitlines()]
    wrong = {check.topic for check in checks if check.verdict is say.Verdict.PROBLEM}
    assert wrong == {"settings", "connections"}


def test_the_doctor_asks_a_running_agent(served: Office, bukubridge: Terminal) -> None:
    """So that nobody looks at the books beside a run."""
    assert bukubridge("doctor") == Exit.OK
    assert "All is well." in bukubridge.out
    assert "The agent is running, version 1.2.3" in bukubridge.out


def test_the_vaults_key_file_is_made_by_a_command(home: Home, bukubridge: Terminal) -> None:
    """Once, for its owner only; rotation and check tell how many secrets there are."""
    assert bukubridge("vault", "create-key-file") == Exit.OK
    assert home.key_file.stat().st_mode & 0o777 == 0o600
    Vault(home.vault, KeyFile(home.key_file)).put(Scope("a", "b"), "password", Secret(CANARY))
    assert bukubridge("vault", "rotate") == Exit.OK
    assert bukubridge("vault", "check") == Exit.OK
    assert "1 secrets can be opened" in bukubridge.out
    assert bukubridge("vault", "create-key-file") == Exit.PROBLEM
    assert "already has its key" in bukubridge.err


def test_without_a_terminal_a_password_must_come_from_somewhere(
    home: Home, bukubridge: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither asked for in a script nor guessed."""
    change_registry(home, lambda known: known.with_organization(company("acme")[0]))
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    assert bukubridge("connect", "sql-accounting", "--path", "x.fdb") == Exit.PROBLEM
    assert "--password-stdin" in bukubridge.err


def test_connecting_needs_an_organization(home: Home, bukubridge: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which is said before the books are opened."""
    monkeypatch.setattr(sys, "stdin", StringIO(f"{CANARY}\n"))
    assert bukubridge("connect", "sql-accounting", "--path", "x.fdb", "--password-stdin") == Exit.PROBLEM
    assert "bukubridge pair URL CODE" in bukubridge.err
    assert CANARY not in bukubridge.out + bukubridge.err


@pytest.mark.parametrize("times", [["--cron", "whenever"], ["--every", "1s"], ["--every", "5m", "--hours", "19-8"]])
def test_times_that_cannot_work_are_refused(home: Home, bukubridge: Terminal, times: list[str]) -> None:
    """Before anything is kept."""
    assert bukubridge("connect", "sql-accounting", "--path", "x.fdb", *times) == Exit.PROBLEM
    assert "schedule" in bukubridge.err


def test_a_connection_can_be_changed(home: Home, bukubridge: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new password and schedule; id, organization and memory stay."""
    enter(home, "acme")
    vault = Vault(home.vault, KeyFile.create(home.key_file))
    monkeypatch.setattr(sys, "stdin", StringIO(f"{CANARY}\n"))
    options = ["--update", "acme", "--every", "30m", "--password-stdin", "--no-check"]
    assert bukubridge("connect", "sql-accounting", "--path", "new.fdb", *options) == Exit.OK
    (changed,) = load_registry(home).connections
    assert (changed.id, changed.title, changed.settings["path"]) == (ACME, "Acme Sdn Bhd", "new.fdb")
    assert changed.schedule is not None
    assert vault.get(Scope("sql_accounting", ACME), "password") == Secret(CANARY)


def test_a_change_keeps_what_is_not_named(home: Home, bukubridge: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new password alone must not make the books read as another user or in another character set."""
    enter(home, "acme")
    Vault(home.vault, KeyFile.create(home.key_file))
    monkeypatch.setattr(sys, "stdin", StringIO(f"{CANARY}\n" * 2))
    always = ["connect", "sql-accounting", "--update", "acme", "--password-stdin", "--no-check"]
    own = [
        "--title",
        "Acme",
        "--path",
        "a.fdb",
        "--host",
        "pc-2",
        "--user",
        "KERANI",
        "--charset",
        "NONE",
        "--legacy-charset",
        "gbk",
    ]
    assert bukubridge(*always, *own) == Exit.OK
    before = load_registry(home).connections
    assert bukubridge(*always) == Exit.OK
    assert load_registry(home).connections == before
    assert before[0].settings["user"] == "KERANI"


def test_disconnecting_removes_secrets_and_memory(home: Home, bukubridge: Terminal) -> None:
    """Without an agent too; the organization's token goes with its last connection."""
    enter(home, "acme", "bolt")
    vault = Vault(home.vault, KeyFile.create(home.key_file))
    for scope, field in (
        (Scope("sql_accounting", "id-acme"), "password"),
        (Scope("platform", "acme"), "token"),
        (Scope("platform", "bolt"), "token"),
    ):
        vault.put(scope, field, Secret(CANARY))
    home.store(ACME).touch()
    assert bukubridge("disconnect", "acme", "--yes") == Exit.OK
    assert vault.check() == 1
    assert not home.store(ACME).exists()
    assert [item.slug for item in load_registry(home).organizations] == ["bolt"]
    assert bukubridge("disconnect", "acme", "--yes") == Exit.PROBLEM
    assert "There is no connection acme" in bukubridge.err


def test_diagnostics_hold_no_secret(home: Home, bukubridge: Terminal, tmp_path: Path) -> None:
    """Whatever file a secret got into, it does not get out of the house; our own words do."""
    vault = Vault(home.vault, KeyFile.create(home.key_file))
    vault.put(Scope("a", "b"), "password", Secret(CANARY))
    line = f'{{"event": "no run", "sentence": "{CANARY} is paused.", "url": "https://u:{CANARY}@h/"}}\n'
    home.agent_log.write_text(line, encoding="utf-8")
    home.settings.write_text(f'log_level = "info"\n# {CANARY}\n', encoding="utf-8")
    path = tmp_path / "d.zip"
    assert bukubridge("diagnostics", str(path)) == Exit.OK
    assert f"Written: {path}" in bukubridge.out
    with zipfile.ZipFile(path) as file:
        names = file.namelist()
        text = "".join(file.read(name).decode() for name in names)
    assert {"about.json", "doctor.json", "connections.json", "settings.json", "agent-log.jsonl"} <= set(names)
    assert CANARY not in text
    assert "… is paused." in text


def test_diagnostics_are_made_by_the_running_agent(served: Office, bukubridge: Terminal, tmp_path: Path) -> None:
    """It knows where everything stands; a folder that is not there is a sentence."""
    path = tmp_path / "d.zip"
    assert bukubridge("diagnostics", str(path)) == Exit.OK
    with zipfile.ZipFile(path) as file:
        assert '"light": "' in file.read("status.json").decode()
    assert bukubridge("diagnostics", str(tmp_path / "nowhere" / "d.zip")) == Exit.PROBLEM
    assert "cannot be written" in bukubridge.err


def test_the_mapping_is_checked(home: Home, bukubridge: Terminal) -> None:
    """As delivered it can be used; a mistake in the user's file is told with its place."""
    assert bukubridge("mapping", "check") == Exit.OK
    assert "can be used, as delivered" in bukubridge.out
    (home.mappings / "sql_accounting.toml").write_text("[customers\n", encoding="utf-8")
    assert bukubridge("mapping", "check") == Exit.PROBLEM
    assert "line 1" in bukubridge.out


def test_company_files_are_found(home: Home, bukubridge: Terminal, tmp_path: Path) -> None:
    """Each with what it is; nothing found is said."""
    assert bukubridge("discover", str(tmp_path / "nowhere")) == Exit.PROBLEM
    (tmp_path / "ACC-0001.FDB").write_bytes(b"no database")
    assert bukubridge("discover", str(tmp_path)) == Exit.OK
    assert "This is no Firebird database." in " ".join(bukubridge.out.split())


def test_a_fault_of_ours_is_a_sentence_and_its_traceback_is_in_the_log(served: Office, bukubridge: Terminal) -> None:
    """People see no traceback; support does."""
    served.workshop.memory(ACME).timelines = None  # type: ignore[assignment]
    served.workshop.stores[ACME].runs_by_id = None  # type: ignore[assignment]
    assert bukubridge("runs") == Exit.PROBLEM
    assert "The agent could not do this." in bukubridge.err
