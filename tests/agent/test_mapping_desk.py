"""Mappings over the control channel: rules beside samples of the company, tries that keep nothing, one file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from connector.agent.commands import Commands
from connector.connections import change_registry
from connector.control import mapping_desk as say
from connector.control.client import ControlClient
from connector.control.mapping_desk import Draft, RuleChange, RuleKind
from connector.control.messages import Accepted, Activity, JobEnded
from connector.control.server import ControlServer
from connector.domain.errors import SettingsInvalid
from connector.domain.keys import EntityKind
from connector.mapping.record import Column, ColumnType
from connector.mapping.sampled import Sampled
from tests.agent.office import Office, office
from tests.fakes.source import MemorySource
from tests.mapping.ledger import CONTEXT, children, customer, row

CUSTOMER, TABLE = EntityKind.CUSTOMER, "AR_CUSTOMER"
REGION = Column("UDF_REGION", ColumnType.TEXT)


class _Showing(MemorySource):
    """Books with two customers, one of which has a region of its own."""

    looks = 0
    """How often somebody looked."""
    problem: Exception | None = None

    def samples(self, kind: EntityKind, limit: int) -> Sequence[Sampled]:
        """Both customers."""
        self.looks += 1
        if self.problem is not None:
            raise self.problem
        if kind is not CUSTOMER:
            return []
        of = customer(REGION)
        branch = [{"BRANCHTYPE": "D", "CITY": "Ipoh"}, {"BRANCHTYPE": "B", "EMAIL": "a@kedai.my", "CITY": "Klang"}]
        first = {"CODE": "300-A1", "COMPANYNAME": "Kedai Satu", "AREA": "KL", "CREDITLIMIT": 123450, "STATUS": "A"}
        second = {"CODE": "300-A2", "COMPANYNAME": "Kedai Dua", "UDF_REGION": "Utara/Perak", "STATUS": "A"}
        records = [
            (row(of.parent, **first), children(of, AR_CUSTOMERBRANCH=branch)),
            (row(of.parent, **second), children(of)),
        ]
        return [Sampled(of, records, CONTEXT)]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Office]:
    """Two companies of one kind of books, agent and control channel running."""
    made = office(tmp_path, "acme", "bolt")
    made.workshop.source = _Showing()
    made.agent.start()
    server = ControlServer(made.home, "1.2.3", Commands(made.agent, "1.2.3"))
    server.start()
    made.until(lambda status: status.last_run is not None and status.activity is Activity.IDLE)
    yield made
    made.agent.close()
    server.close()


@pytest.fixture
def file(made: Office) -> Path:
    """The user's mapping file."""
    return made.home.mappings / "sql_accounting.toml"


def look(client: ControlClient) -> say.MappingTable:
    """The rules of customers."""
    return client.ask(say.GetMapping(connection="id-acme", entity=CUSTOMER), say.MappingTable)


def field(table: say.MappingTable, name: str) -> say.FieldRow:
    """One field."""
    (found,) = [row for section in table.sections for row in section.fields if row.field == name]
    return found


def put(name: str, rule: Draft | None) -> RuleChange:
    """A changed rule."""
    return RuleChange(table=TABLE, field=name, rule=rule)


def attempt(client: ControlClient, name: str, rule: Draft) -> say.Trial:
    """A rule that is tried."""
    return client.ask(say.TryRule(connection="id-acme", entity=CUSTOMER, change=put(name, rule)), say.Trial)


def save(client: ControlClient, *changes: RuleChange) -> say.MappingSaved:
    """Rules that are kept."""
    request = say.SaveRules(connection="id-acme", entity=CUSTOMER, changes=changes)
    return client.ask(request, say.MappingSaved)


def copy(*columns: str) -> Draft:
    """A plain rule."""
    return Draft(kind=RuleKind.COPY, columns=columns)


def test_each_field_stands_beside_what_the_company_has(client: ControlClient) -> None:
    """Columns with their values, what the field becomes, out of other rows too; amounts as people read them."""
    table = look(client)
    limit, email = field(table, "credit_limit"), field(table, "email")
    assert (limit.form, limit.rule.columns, limit.changed) == (say.FieldForm.AMOUNT, ("CREDITLIMIT",), False)
    assert limit.samples[0] == say.Sample(record="300-A1", books=(("CREDITLIMIT", "1,234.50"),), result="1,234.50")
    assert email.samples[0].books == (("billing.EMAIL", "a@kedai.my"),)
    assert email.samples[0].result == "a@kedai.my"
    assert field(table, "billing_address.city").samples[0].result == "Klang"
    assert field(table, "delivery_addresses.city").samples[0].result == "Ipoh"
    assert field(table, "delivery_addresses.city").scope == "AR_CUSTOMERBRANCH"
    assert field(table, "state").choices[:2] == ("active", "inactive")
    assert field(table, "code").needed
    assert table.shared_with == ("Bolt Sdn Bhd",)
    assert CUSTOMER in table.kinds


def test_what_nothing_fills_and_what_nothing_reads_is_told(client: ControlClient, made: Office) -> None:
    """Fields without a rule, columns without a reader, and those that are left out on purpose."""
    (section,) = look(client).sections
    assert [row.field for row in section.fields if row.rule.kind is RuleKind.NOTHING] == []
    columns = {f"{column.table}.{column.name}": column for column in section.columns}
    assert columns["AR_CUSTOMER.UDF_REGION"].read
    assert columns["AR_CUSTOMER.UDF_REGION"].sample == "Utara/Perak"
    assert columns["AR_CUSTOMER.OUTSTANDING"].left_out
    unread = [name for name, column in columns.items() if not column.read and not column.left_out]
    assert unread
    save(client, put("area", Draft(kind=RuleKind.NOTHING)))
    assert field(look(client), "area").rule.kind is RuleKind.NOTHING
    assert any(c.name == "AREA" and not c.read and not c.left_out for s in look(client).sections for c in s.columns)


def test_a_rule_is_tried_on_the_samples_and_nothing_is_kept(client: ControlClient, made: Office, file: Path) -> None:
    """The books are not read again for each key that is pressed."""
    look(client)
    split = Draft(kind=RuleKind.SPLIT, columns=("UDF_REGION",), separator="/", part=2)
    trial = attempt(client, "area", split)
    assert trial.problem == ""
    assert [(s.record, s.books, s.result) for s in trial.samples if s.result] == [
        ("300-A2", (("UDF_REGION", "Utara/Perak"),), "Perak")
    ]
    assert made.workshop.source.looks == 1  # type: ignore[attr-defined]  # the books of this test count
    assert not file.exists()


@pytest.mark.parametrize(
    ("name", "rule", "words"),
    [
        ("area", copy(), "Choose a column"),
        ("credit_limit", copy("COMPANYNAME"), "credit_limit takes an amount"),
        ("credit_limit", Draft(kind=RuleKind.JOIN, columns=("A",)), "'join' cannot give"),
        ("name", Draft(kind=RuleKind.NOTHING), "must have a rule for name"),
        ("nonsense", copy("AREA"), "no field nonsense"),
        ("area", Draft(kind=RuleKind.COPY, columns=("NOWHERE",), required=True), "do not have AR_CUSTOMER.NOWHERE"),
    ],
)
def test_a_rule_that_cannot_work_is_told_and_never_saved(
    client: ControlClient, file: Path, name: str, rule: Draft, words: str
) -> None:
    """In words, while it is tried and when somebody saves it anyway."""
    look(client)
    assert words in attempt(client, name, rule).problem
    with pytest.raises(Exception, match=words):
        save(client, put(name, rule))
    assert not file.exists()


def test_a_rule_that_sets_records_aside_shows_which(client: ControlClient) -> None:
    """The sentence of the record that could not go through stands beside its values."""
    look(client)
    lookup = Draft(kind=RuleKind.LOOKUP, columns=("AREA",), pairs=(("JB", "Johor"),))
    (sample, *_) = attempt(client, "area", lookup).samples
    assert sample.record == "300-A1"
    assert "AREA" in sample.problem


def test_saved_rules_go_into_the_users_file_and_come_back(client: ControlClient, file: Path) -> None:
    """Only what was changed; a person's own lines stay; each field and all of them can be reset."""
    file.write_text('# Ours\n[customers]\nremark = "REMARK9" # Siti\n', encoding="utf-8")
    saved = save(client, put("area", copy("UDF_REGION")), put("billing_address.city", copy("ADDRESS3")))
    assert "reads everything again" in saved.sentence
    assert saved.table is not None
    assert (field(saved.table, "area").changed, field(saved.table, "remark").changed) == (True, True)
    assert field(saved.table, "area").delivered.columns == ("AREA",)
    assert saved.table.own_rules == 3
    said = tomllib.loads(file.read_text("utf-8"))["customers"]
    assert said[TABLE] == {"area": "UDF_REGION", "billing_address": {"fields": {"city": "ADDRESS3"}}}
    assert "# Siti" in file.read_text("utf-8")
    assert not field(saved.table, "billing_address.state").changed
    again = save(client, put("area", None), put("remark", None)).table
    assert again is not None
    assert field(again, "area").rule.columns == ("AREA",)
    assert field(again, "remark").rule.columns == ("REMARK",)
    assert save(client, RuleChange(table=TABLE)).table.own_rules == 0  # type: ignore[union-attr]  # it is there
    assert "# Ours" in file.read_text("utf-8")


def test_a_persons_words_are_never_lost(client: ControlClient, file: Path) -> None:
    """A file whose layout nobody can follow is written anew, and the former one is beside it; any other keeps them."""
    file.write_text("# Ours\n", encoding="utf-8")
    save(client, put("area", copy("UDF_REGION")))
    former = file.with_name("sql_accounting.toml.before")
    assert not former.exists()
    odd = '[customers] # mine\nAR_CUSTOMER.area = "AREA"\n[customers.remark]\ncopy = "REMARK"\n'
    file.write_text(odd, encoding="utf-8")
    saved = save(client, put("billing_address.state", copy("UDF_REGION")))
    assert "sql_accounting.toml.before" in saved.sentence
    assert former.read_text("utf-8") == odd
    assert "# mine" not in file.read_text("utf-8")
    former.unlink()
    assert "before" not in save(client, put("remark", None)).sentence
    assert not former.exists()


def test_a_general_rule_stays_for_the_other_tables_when_one_is_reset(client: ControlClient, file: Path) -> None:
    """What the file says of all invoices goes on for those of the customer module."""
    file.write_text('[invoices]\nproject = "UDF_P"\n', encoding="utf-8")
    change = RuleChange(table="SL_IV", field="project")
    client.ask(say.SaveRules(connection="id-acme", entity=EntityKind.INVOICE, changes=(change,)), say.MappingSaved)
    assert tomllib.loads(file.read_text("utf-8")) == {"invoices": {"AR_IV": {"project": "UDF_P"}}}


def test_a_damaged_file_is_told_and_can_be_put_aside(client: ControlClient, file: Path) -> None:
    """Nothing is written over it; the delivered rules are shown; a copy of it is kept."""
    file.write_text("[customers\n", encoding="utf-8")
    table = look(client)
    assert "line 1" in table.problems[0]
    with pytest.raises(SettingsInvalid, match="line 1"):
        save(client, put("area", copy("UDF_REGION")))
    client.ask(say.ForgetRules(connection="id-acme"), say.MappingSaved)
    assert not file.exists()
    assert file.with_suffix(".toml.before").read_text("utf-8") == "[customers\n"
    assert look(client).problems == ()


def test_without_samples_the_rules_are_shown_all_the_same(client: ControlClient, made: Office) -> None:
    """Books that cannot be opened cost the samples, in words."""
    source = made.workshop.source
    assert isinstance(source, _Showing)
    source.problem = SettingsInvalid("The books are locked.", remedy="Close the other program.")
    table = look(client)
    assert table.no_samples == "The books are locked. Close the other program."
    assert field(table, "area").rule.columns == ("AREA",)
    assert field(table, "area").samples == ()


def test_no_rule_is_kept_or_counted_untried(client: ControlClient, made: Office, file: Path) -> None:
    """Nobody knows whether it works, nor of which type its columns are; the way back to what is delivered is open."""
    source = made.workshop.source
    assert isinstance(source, _Showing)
    source.problem = SettingsInvalid("The books are locked.")
    change = put("area", copy("UDF_REGION"))
    words = "nothing is kept untried. The books are locked"
    with pytest.raises(SettingsInvalid, match=words):
        save(client, change)
    with pytest.raises(SettingsInvalid, match=words):
        client.ask(say.PreviewRules(connection="id-acme", entity=CUSTOMER, changes=(change,)), Accepted)
    assert not file.exists()
    file.write_text('[customers]\nremark = "REMARK9"\n', encoding="utf-8")
    save(client, put("remark", None))
    assert tomllib.loads(file.read_text("utf-8")) == {}
    source.problem = None
    save(client, change)
    assert tomllib.loads(file.read_text("utf-8"))["customers"] == {TABLE: {"area": "UDF_REGION"}}


def test_rules_are_tried_before_books_are_switched_on(client: ControlClient, made: Office) -> None:
    """A dry run sends nothing."""
    off = replace(made.connection(), enabled=False)
    change_registry(made.home, lambda registry: registry.with_changed(off))
    made.agent.reload()
    request = say.PreviewRules(connection="id-acme", entity=CUSTOMER, changes=(put("area", copy("UDF_REGION")),))
    ended = list(client.watch(request))[-1]
    assert isinstance(ended, JobEnded)
    assert ended.run is not None
    assert ended.run.dry_run


def test_what_saving_would_change_is_counted_by_a_dry_run(client: ControlClient, made: Office, file: Path) -> None:
    """With the rules that are tried, of that kind alone; the user's file stays as it was."""
    look(client)
    request = say.PreviewRules(connection="id-acme", entity=CUSTOMER, changes=(put("area", copy("UDF_REGION")),))
    events = list(client.watch(request))
    assert isinstance(events[0], Accepted)
    assert isinstance(events[-1], JobEnded)
    (order,) = [order for _, order in made.workshop.orders if order.dry_run]
    assert order.kinds == (CUSTOMER,)
    assert order.rules is not None
    assert tomllib.loads(order.rules.read_text("utf-8")) == {"customers": {TABLE: {"area": "UDF_REGION"}}}
    assert not file.exists()
