"""The file for support says how things stand, and nothing that anybody entrusted to the books or to the program."""

from __future__ import annotations

import datetime as dt
import json
import random
import traceback
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.agent.commands import Commands
from connector.agent.diagnostics.harmless import Harmless
from connector.agent.diagnostics.package import MOST_BYTES, Diagnostics
from connector.agent.diagnostics.phrases import HOLE, Phrases, own_phrases
from connector.agent.diagnostics.subject import RunningAgent
from connector.connections import Connection, Registry, change_registry
from connector.control import diagnosis as say
from connector.control.client import ControlClient
from connector.control.messages import Activity, Check, Verdict
from connector.control.server import ControlServer
from connector.credentials.keys import KeyFile
from connector.credentials.vault import Scope, Vault
from connector.domain.errors import NotFound, SignInRefused
from connector.domain.identity import Company
from connector.domain.keys import ConnectionId, EntityKind, Key, RunId
from connector.domain.runs import EntityCounts, EntryKind, LogEntry, Outcome, Problem, RunRecord, Trigger
from connector.domain.secret import Secret
from connector.logs import SCRUBBER
from connector.mapping.record import Column, ColumnType, RecordLayout, TableLayout
from tests.agent.office import Gate, Office, office
from tests.fakes.source import MemorySource
from tests.fakes.two_ways import AT, disputed
from tests.fakes.workshop import Run, plain

ACME = ConnectionId("id-acme")
RUN = RunId("20260302090000000000abcdef012345")

SECRET = "rahsia-Kanari-77"
NAME = "Kedai Kanari Books Sdn Bhd"
AMOUNT = 4815162
TIN = "C48151623420"
WINDOWS = r"C:\Users\nurul.kanari\Documents\ACC-KANARI.FDB"
UNIX = "/home/nurul.kanari/books"
PERSON = "Nurul Kanari"
CANARIES = (
    "kanari", SECRET, NAME, "4815162", "48151.62", "48,151.62", TIN, "nurul", "PEJABAT-9", "UDF_RAHSIA", "012-9988776",
    "198.51.100.77",
)  # fmt: skip
"""None of them in whatever spelling of its letters."""


class _Shown(MemorySource):
    """Books that show columns, one of them somebody's own."""

    def layouts(self) -> dict[EntityKind, tuple[RecordLayout, ...]]:
        """One table."""
        names = ("CODE", "COMPANYNAME", "UDF_RAHSIA", "UDF_KANARI")
        table = TableLayout("AR_CUSTOMER", tuple(Column(name, ColumnType.TEXT) for name in names))
        return {EntityKind.CUSTOMER: (RecordLayout(table),)}


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Office]:
    """One company with a running agent and canaries wherever a text can be."""
    made = office(tmp_path, "acme")
    plant(made)
    made.agent.start()
    server = ControlServer(made.home, "1.2.3", Commands(made.agent, "1.2.3"))
    server.start()
    made.until(lambda status: status.last_run is not None and status.activity is Activity.IDLE)
    yield made
    made.agent.close()
    server.close()


def plant(made: Office) -> None:
    """Customers, amounts, people, folders and secrets in registry, vault, memory, logs, settings, mapping, checks."""
    change_registry(made.home, _told)
    vault = Vault(made.home.vault, KeyFile.create(made.home.key_file), SCRUBBER.learn)
    vault.put(Scope("sql_accounting", ACME), "password", Secret(SECRET))
    made.home.settings.write_text(f'# {NAME}\n[vault]\nkey_file = "{UNIX}/key"\n', encoding="utf-8")
    mapping = f'# {PERSON}\n[customers]\nremark = {{ constant = "{NAME}" }}\narea = "UDF_RAHSIA"\n'
    (made.home.mappings / "sql_accounting.toml").write_text(mapping, encoding="utf-8")
    made.home.agent_log.write_text("\n".join([*_log(), f"no JSON {NAME}", ""]), encoding="utf-8")
    made.home.command_log.write_text(json.dumps({"event": NAME, "logger": "fdb", "level": "info"}), encoding="utf-8")
    source = _Shown()
    company = Company(name=NAME, registration_no=TIN, program="SQL Accounting on Firebird 5.0.1")
    source.identity = msgspec.structs.replace(source.identity, company=company, origin=f"PEJABAT-9:{WINDOWS}")
    made.workshop.source = source
    made.workshop.checks = _checks
    _remember(made)


def _told(registry: Registry) -> Registry:
    (organization,), (connection,) = registry.organizations, registry.connections
    settings = {
        "host": "PEJABAT-9",
        "path": WINDOWS,
        "user": PERSON,
        "port": 3050,
        "role": NAME,
        "url": "https://kanari",
    }
    return msgspec.structs.replace(
        registry,
        organizations=(msgspec.structs.replace(organization, name=NAME, platform="https://kanari.example/"),),
        connections=(msgspec.structs.replace(connection, title=NAME, settings=settings),),
    )


def _checks(connection: Connection | None) -> Sequence[Check]:
    words = f"https://kanari.example answers, version {NAME} {AMOUNT}."
    name = connection.id if connection else ""
    return [Check(topic="platform", verdict=Verdict.OK, sentence=words, remedy=f"Ask {PERSON}.", connection=name)]


def _log() -> Iterator[str]:
    """Lines as the agent writes them, and worse."""
    try:
        raise SignInRefused(f"{NAME} refused {PERSON}")
    except SignInRefused:
        trace = traceback.format_exc()
    frames = (f"{UNIX}/connector/kanari/a.py", "/kanari/connector/sync/run.py", "/x/site-packages/kanari/b.py",
              "/kanari/python3.11/threading.py", "/connector/kanari/connector/kanari.py")  # fmt: skip
    trace = "\n".join([*(f'  File "{path}", line 7, in work' for path in frames), trace])
    facts = {
        "value": NAME, "amount": AMOUNT, "column": "UDF_RAHSIA", "columns": ["CODE", "UDF_KANARI"], "status": 502,
        "path": WINDOWS, "url": f"https://u:{SECRET}@198.51.100.77/", NAME: 1, "sentence": f"{PERSON} 012-9988776",
    }  # fmt: skip
    at = "2026-03-02T09:00:00+00:00"
    known = {"at": at, "level": "info", "connection": ACME, "run": RUN, "read": 12, "outcome": "success"}
    for line in (
        {"event": "no run", "logger": "agent", "error": "unreachable", "sentence": f"{NAME} is paused.", **known},
        {"event": "unexpected", "logger": "sync", "exception": trace, "facts": facts, **known},
        {"event": f"HTTP Request: GET https://198.51.100.77/{TIN}", "logger": "httpx", "level": "warning", "at": NAME},
        {"event": "run", "connection": NAME, "run": NAME, "outcome": NAME, "error": TIN, "read": f"{AMOUNT}"},
        {"event": f"wrote RM 48,151.62 of {NAME}", "reason": f"{WINDOWS} cannot be read", "sentence": "48151.62"},
    ):
        yield json.dumps(line, ensure_ascii=False)


def _remember(made: Office) -> None:
    memory = made.workshop.memory(ACME)
    sentence = f"COMPANYNAME of customer {NAME} is {TIN}, which name cannot take."
    memory.log(
        [
            LogEntry(
                at=AT,
                connection=ACME,
                run=RUN,
                kind=EntryKind.SET_ASIDE,
                entity=EntityKind.CUSTOMER,
                key=Key(NAME),
                sentence=sentence,
                fields=("name", "UDF_RAHSIA"),
            )
        ]
    )
    problem = Problem(
        entity=EntityKind.CUSTOMER, key=Key(TIN), code="unmappable", sentence=sentence, remedy=f"Ask {PERSON}", since=AT
    )
    memory.set_aside([problem])
    memory.save_inbox(disputed(1))
    memory.save_run(
        RunRecord(
            id=RUN,
            connection=ACME,
            trigger=Trigger.PERSON,
            started_at=AT,
            completed_at=AT + dt.timedelta(seconds=3),
            outcome=Outcome.FAILED,
            counts=(EntityCounts(entity=EntityKind.CUSTOMER, read=7),),
            error_code="sign_in_refused",
            sentence=f"The database user {PERSON} may not read {NAME}.",
            remedy=f"Look into {WINDOWS}",
        )
    )


def everything(made: say.DiagnosticsMade) -> dict[str, str]:
    """Texts of a file by name."""
    with zipfile.ZipFile(made.path) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def test_no_canary_is_in_the_file(made: Office) -> None:
    """Neither a secret nor a customer, an amount, a person, a folder, a computer or a column of somebody's own."""
    with ControlClient(made.home, "test") as client:
        answer = client.ask(say.MakeDiagnostics(), say.DiagnosticsMade)
    texts = everything(answer)
    told = "\n".join([*texts, *texts.values(), Path(answer.path).read_bytes().decode("latin-1")]).lower()
    assert [canary for canary in CANARIES if canary.lower() in told] == []
    # What a disputed record of the platform had in its fields stays here too.
    assert [word for word in ("Aminah", "2,500.50", "Platform 1") if word.lower() in told] == []


def test_the_file_says_what_support_needs(made: Office) -> None:
    """Versions, schema fingerprint, runs, reasons in our own words, logs with where a fault was."""
    with ControlClient(made.home, "test") as client:
        texts = everything(client.ask(say.MakeDiagnostics(), say.DiagnosticsMade))
    assert "version" in json.loads(texts["about.json"])
    (schema,) = json.loads(texts["schema.json"])
    assert (schema["program"], len(schema["fingerprint"])) == ("SQL Accounting on Firebird 5.0.1", 32)
    assert (schema["tables"][0]["columns"], schema["tables"][0]["not_of_the_standard"]) == (4, 2)
    (runs,) = json.loads(texts["runs.json"])
    failed = next(run for run in runs["runs"] if run["id"] == RUN)
    assert (failed["error_code"], failed["counts"][0]["read"]) == ("sign_in_refused", 7)
    (aside,) = runs["set_aside"]
    assert (aside["code"], aside["count"]) == ("unmappable", 1)
    assert aside["sentence"].endswith("cannot take.")
    agent = [json.loads(line) for line in texts["agent-log.jsonl"].splitlines()]
    assert {"event": "no run", "error": "unreachable", "sentence": "… is paused."}.items() <= agent[-1].items()
    assert agent[-2]["facts"] == {
        "value": HOLE, "amount": HOLE, "column": HOLE, "columns": ["CODE", HOLE], "status": 502, "path": HOLE,
        "url": HOLE, "sentence": HOLE,
    }  # fmt: skip
    assert agent[-2]["exception"].splitlines() == [
        "connector/sync/run.py:7 work", "threading.py:7 work", "connector.domain.errors.SignInRefused",
    ]  # fmt: skip
    (check, *_) = json.loads(texts["doctor.json"])
    assert "answers, version" in check["sentence"]
    assert "customers.area" in json.loads(texts["mapping.json"])[0]["rules"]
    (connection,) = json.loads(texts["connections.json"])["connections"]
    assert connection["settings"]["host"] == "another computer"


def test_what_is_in_it_is_shown_piece_by_piece(made: Office) -> None:
    """The viewer shows the file itself; only files that were made here, and only the newest few are kept."""
    with ControlClient(made.home, "test") as client:
        answers = [client.ask(say.MakeDiagnostics(), say.DiagnosticsMade) for _ in range(7)]
        for part in answers[-1].parts:
            request = say.GetDiagnosticPart(file=answers[-1].file, name=part.name)
            piece = client.ask(request, say.DiagnosticPart)
            assert (piece.text, piece.size, piece.next_offset) == (everything(answers[-1])[part.name], part.size, None)
        assert len(list(made.home.diagnostics.iterdir())) == 5
        for file in ("../vault.json", "bukubridge-diagnostics-20260101-000000-abcdef.zip", answers[0].file):
            with pytest.raises(NotFound):
                client.ask(say.GetDiagnosticPart(file=file, name="about.json"), say.DiagnosticPart)


def test_a_platform_that_does_not_answer_holds_nobody_up(made: Office) -> None:
    """The file comes without its answer, and says so."""
    never = Event()

    def stuck(connection: Connection | None) -> Sequence[Check]:
        never.wait(60)
        return ()

    made.workshop.checks = stuck
    answer = Diagnostics(RunningAgent(made.agent), look_seconds=0.05).make()
    never.set()
    assert answer.missing == (
        "Platforms did not answer in time.",
        "The books of connection id-acme did not answer in time.",
    )
    assert json.loads(everything(answer)["schema.json"]) == [{"connection": ACME, "seen": False}]


def test_books_that_are_in_use_say_so(made: Office) -> None:
    """A run is waited for a moment, never disturbed; nothing is looked at afterwards for nobody."""
    gate, looks = Gate(), len(made.workshop.looked)

    def script(run: Run) -> RunRecord:
        gate.entered.set()
        gate.open.wait(60)
        return plain(run)

    made.workshop.script = script
    job = made.agent.sync(made.connection())
    gate.entered.wait(10)
    texts = everything(Diagnostics(RunningAgent(made.agent)).make())
    assert "is being synchronised now" in texts["doctor.json"]
    gate.open.set()
    job.result(10)
    made.until(lambda status: status.activity is Activity.IDLE)
    assert len(made.workshop.looked) == looks
    assert '"seen": true' in everything(Diagnostics(RunningAgent(made.agent)).make())["schema.json"]


def test_the_file_is_small_however_much_was_logged(made: Office) -> None:
    """Half an hour of the most talkative level: the newest lines are there."""
    chance = random.Random(7)
    with made.home.agent_log.open("w", encoding="utf-8") as file:
        for number in range(60_000):
            run = f"{chance.getrandbits(66):020d}"[:20] + f"{chance.getrandbits(48):012x}"
            facts = {"columns": ["CODE", "COMPANYNAME", "AGENT"], "status": number}
            file.write(json.dumps({"event": "run", "logger": "sync", "run": run, "facts": facts}) + "\n")
    answer = Diagnostics(RunningAgent(made.agent)).make()
    assert answer.size <= MOST_BYTES
    assert json.loads(everything(answer)["agent-log.jsonl"].splitlines()[0])["facts"]["status"] == 59_999


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    """The program's own."""
    return own_phrases()


@given(word=st.text(st.characters(categories=("L", "N")), min_size=3, max_size=20).filter(lambda word: word.isalnum()))
def test_a_strangers_word_never_passes(phrases: Phrases, word: str) -> None:
    """Whatever a value is, beside our phrases it is a hole."""
    name = f"Zq{word}zQ"
    told = phrases.said(f"{name} is paused. The mapping cannot be used: COMPANYNAME of {name} is '{name}' ({name}).")
    assert name not in told
    assert word not in told.replace("is paused. The mapping cannot be used:", "") or word in "is of"
    assert told.startswith("… is paused. The mapping cannot be used:")


def test_our_own_sentences_stay(phrases: Phrases) -> None:
    """A sentence without values is told whole, one with values in its own words."""
    assert phrases.said("The memory is damaged.") == "The memory is damaged."
    assert phrases.said("300-A1 is paused.") == "… is paused."
    assert phrases.word("customers") == "customers"
    assert phrases.word("Kanari") == HOLE


def test_a_traceback_says_where_and_which_error(phrases: Phrases) -> None:
    """On Windows too; neither folders of people nor words of an error, whatever they look like."""
    lines = [
        r'  File "C:\Users\nurul\BukuBridge\connector\sync\run.py", line 12, in run',
        r'  File "connector\agent\queue.py", line 3, in <lambda>',
        r'  File "C:\connector\kanari\kanari.py", line 4, in kanari',
        "sqlite3.OperationalError: no such table: kanari",
        "httpx.Kanari",
        "connector.kanari.SignInRefused: kanari",
        "Kanari: kanari",
        "connector.domain.errors.Unreachable: kanari",
        "KeyError: 'kanari'",
    ]
    assert Harmless(phrases, (), ()).traceback("\n".join(lines)).splitlines() == [
        "connector/sync/run.py:12 run", "connector/agent/queue.py:3 <lambda>", "sqlite3.OperationalError",
        "connector.domain.errors.Unreachable", "KeyError",
    ]  # fmt: skip
