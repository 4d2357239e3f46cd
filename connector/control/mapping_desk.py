"""What is said on the control channel of mappings: which rule fills which field, samples, tries, changes."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from connector.control.envelope import Message
from connector.domain.keys import EntityKind


class RuleKind(StrEnum):
    """What a rule does; the small closed set of `connector.mapping.rules`."""

    NOTHING = "nothing"
    """No rule: the field stays empty."""
    COPY = "copy"
    CONSTANT = "constant"
    LOOKUP = "lookup"
    JOIN = "join"
    SPLIT = "split"
    WHEN = "when"
    COLLECT = "collect"
    DIFFERENCE = "difference"
    CURRENCY = "currency"
    USER_FIELDS = "user_fields"
    GROUP = "group"
    """Fields out of one row; not changed as a whole here."""
    EACH = "each"
    """Fields for each row of a table; not changed as a whole here."""


class Draft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A rule as a person chooses it. Values are as people type them; what they become is the field's and the column's
    matter: `12.50` for an amount, `2026-03-01` for a day, `yes` or `no`."""

    kind: RuleKind
    columns: tuple[str, ...] = ()
    """COLUMN, or ROW.COLUMN of another row. COPY takes the first that is not empty."""
    value: str = ""
    """Of CONSTANT; texts of a list one a line."""
    pairs: tuple[tuple[str, str], ...] = ()
    """Of LOOKUP: what the column has, what the field gets."""
    separator: str = ""
    part: int = 1
    """Of SPLIT: from 1, from the end when negative."""
    default: str = ""
    """In place of nothing; empty for the field's own."""
    empties: tuple[str, ...] | None = None
    """Values of the column that mean nothing; None for the usual ones."""
    required: bool = False
    """Whether the books must have the column."""
    rich_text: bool = False
    """Whether the column may hold rich text, of which the plain text is wanted."""
    equals: tuple[str, ...] | None = None
    """Of WHEN: what the column must be one of; None asks whether it is empty."""
    then: Draft | None = None
    otherwise: Draft | None = None
    unless: str = ""
    """Of DIFFERENCE: the flag that makes it 0."""
    table: str = ""
    """Of GROUP and EACH: where their rows come from."""


class FieldForm(StrEnum):
    """What a field takes."""

    TEXT = "text"
    AMOUNT = "amount"
    WHOLE = "whole"
    NUMBER = "number"
    DAY = "day"
    TIME = "time"
    FLAG = "flag"
    CHOICE = "choice"
    TEXTS = "texts"
    GROUP = "group"
    GROUPS = "groups"
    USER_FIELDS = "user_fields"


class Sample(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One record of the real company: what its columns have, and what the field becomes."""

    record: str
    """What people call it."""
    books: tuple[tuple[str, str], ...] = ()
    """Column and value."""
    result: str = ""
    problem: str = ""
    """Why the record would be set aside, in words."""


class FieldRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A field of the platform with the rule that fills it."""

    field: str
    """Dotted."""
    form: FieldForm
    choices: tuple[str, ...] = ()
    needed: bool = False
    """Whether a record cannot be without it."""
    scope: str = ""
    """Table of the plain column names of its rule."""
    rule: Draft
    delivered: Draft
    """The rule that BukuBridge brings along."""
    changed: bool = False
    """Whether the user's own file says it."""
    samples: tuple[Sample, ...] = ()


class BooksColumn(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A column of the books."""

    table: str
    name: str
    kind: str
    """text, integer, number, flag, day, moment, real."""
    sample: str = ""
    read: bool = False
    """Whether any rule reads it."""
    left_out: bool = False
    """On purpose."""


class NamedRow(msgspec.Struct, frozen=True, kw_only=True):
    """Another row whose columns a rule can name."""

    name: str
    table: str


class SectionTable(msgspec.Struct, frozen=True, kw_only=True):
    """How one kind comes from one table of the books."""

    table: str
    fields: tuple[FieldRow, ...]
    columns: tuple[BooksColumn, ...] = ()
    rows: tuple[NamedRow, ...] = ()


class RuleChange(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What shall become of a field's rule; without a field, of all rules of a section."""

    table: str
    field: str = ""
    rule: Draft | None = None
    """None: the rule that BukuBridge brings along."""


# Requests ---------------------------------------------------------------------------------------------------------


class GetMapping(Message, frozen=True, kw_only=True, omit_defaults=True, tag="get_mapping"):
    """Rules of one kind with samples out of the company; the books are looked at between runs. → MappingTable."""

    connection: str = ""
    entity: EntityKind


class TryRule(Message, frozen=True, kw_only=True, omit_defaults=True, tag="try_rule"):
    """What a changed rule would make of the samples; nothing is kept. → Trial."""

    connection: str = ""
    entity: EntityKind
    change: RuleChange


class SaveRules(Message, frozen=True, kw_only=True, omit_defaults=True, tag="save_rules"):
    """Keep changed rules in the user's file; the next run reads everything again and compares. → MappingSaved."""

    connection: str = ""
    entity: EntityKind
    changes: tuple[RuleChange, ...]


class ForgetRules(Message, frozen=True, kw_only=True, omit_defaults=True, tag="forget_rules"):
    """Put the user's whole file aside: everything as delivered, for all kinds. → MappingSaved."""

    connection: str = ""


class PreviewRules(Message, frozen=True, kw_only=True, omit_defaults=True, tag="preview_rules"):
    """A dry run of one kind with changed rules that are not kept: how many records would change. → Accepted, and then
    events until Ended."""

    connection: str = ""
    entity: EntityKind
    changes: tuple[RuleChange, ...]


Request = GetMapping | TryRule | SaveRules | ForgetRules | PreviewRules


# Replies ----------------------------------------------------------------------------------------------------------


class MappingTable(Message, frozen=True, kw_only=True, omit_defaults=True, tag="mapping_table"):
    """The rules of one kind."""

    connection: str
    entity: EntityKind
    kinds: tuple[EntityKind, ...]
    """All that have rules."""
    sections: tuple[SectionTable, ...]
    shared_with: tuple[str, ...] = ()
    """Titles of other connections that follow the same rules."""
    own_rules: int = 0
    """Rules in the user's file, of all kinds."""
    problems: tuple[str, ...] = ()
    """Why the user's file cannot be used; the rules shown are the delivered ones then."""
    no_samples: str = ""
    """Why there are no samples."""


class Trial(Message, frozen=True, kw_only=True, omit_defaults=True, tag="trial"):
    """What a rule would do."""

    samples: tuple[Sample, ...] = ()
    problem: str = ""
    """Why it cannot be used, in words; empty when it can."""


class MappingSaved(Message, frozen=True, kw_only=True, omit_defaults=True, tag="mapping_saved"):
    """The user's file is written."""

    sentence: str
    table: MappingTable | None = None
    """As it is now, of the same kind."""


Reply = MappingTable | Trial | MappingSaved
