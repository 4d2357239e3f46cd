"""What was found out about how one company posts one kind of document, fit to be kept, and what a document comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from connector.posting.rules import Cell, Rule, Test
from connector.posting.sample import DocumentKind, Schema
from connector.posting.traits import Trait


class Scope(StrEnum):
    """What one row of a template stands for."""

    DOCUMENT = "document"
    LINE = "line"
    GROUP = "group"
    """Lines that have the same values in some columns."""


class Cells(msgspec.Struct, frozen=True, omit_defaults=True):
    """How one column is filled."""

    column: str
    rule: Rule
    rivals: tuple[Rule, ...] = ()
    """Rules that explained the samples as well: a document for which one of them says something else is refused."""
    longest: int = 0
    """Characters of the longest text that was seen here; a longer one may be cut in a way that nobody saw."""


class Rest(msgspec.Struct, frozen=True):
    """What rounding left between a column of the header and the sums of some columns of its lines."""

    total: str
    parts: tuple[str, ...]

    @property
    def name(self) -> str:
        """As it stands behind ``rest.``."""
        return "-".join((self.total, *self.parts))


class Template(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One sort of row in one table."""

    name: str
    """The table's name, with a number when it has several templates: ``GL_TRANS/2``."""
    table: str
    scope: Scope
    lines: tuple[Test, ...] = ()
    """Lines that take part; all of them must hold."""
    group_by: tuple[str, ...] = ()
    """Values that the lines of a group share."""
    group_rivals: tuple[tuple[str, ...], ...] = ()
    """Values that grouped the lines of the samples in the same way."""
    when: tuple[Test, ...] = ()
    """The row is there only if all of them hold for the document, line or group."""
    rivals: tuple[tuple[Test, ...], ...] = ()
    """Conditions that explained the samples as well as ``when``, or as ``lines`` for a group."""
    columns: tuple[Cells, ...]
    block: int = 0
    """Templates of one block take turns, unit by unit; blocks follow each other."""


class Profile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Posting rules of one kind of document in one company, tied to a schema."""

    kind: DocumentKind
    schema: Schema
    schema_fingerprint: str
    header: Template
    """Completion of the header: columns that the writer does not supply."""
    line: Template
    """Completion of each line."""
    templates: tuple[Template, ...]
    """Posted rows, in the order in which they can be made: a row refers only to keys of earlier ones."""
    traits: frozenset[Trait] = frozenset()
    """What the documents had on which this profile was proved."""
    learned_from: int = 0
    proved_on: int = 0
    rests: tuple[Rest, ...] = ()
    """What rounding leaves, where a rule uses it."""
    left_out: tuple[str, ...] = ()
    """Columns of the header and lines that people fill and no rule explains: they keep their default."""

    def tied_to(self, schema: Schema) -> bool:
        """Whether tables, types, program version and supplied columns are still those that were rehearsed."""
        return self.schema_fingerprint == schema.fingerprint()


def encode(profile: Profile) -> bytes:
    """A profile as JSON."""
    return msgspec.json.encode(profile)


def decode(content: bytes) -> Profile:
    """A profile that was kept.

    Raises:
        msgspec.ValidationError: kept by another version of this program; rehearse again.
    """
    return msgspec.json.decode(content, type=Profile)


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row that is to be in the books."""

    table: str
    cells: Mapping[str, Cell]
    """Every column that a rule is known for; other columns keep their default."""
    template: str = ""
    unit: str = ""
    """Which document, line or group it stands for: the same row after an edit has the same template and unit."""


@dataclass(frozen=True, slots=True)
class PostingPlan:
    """Everything that one document is in the books, in the order in which it can be inserted."""

    header: PlannedRow
    lines: tuple[PlannedRow, ...]
    rows: tuple[PlannedRow, ...]
    traits: frozenset[Trait]

    def everything(self) -> tuple[PlannedRow, ...]:
        """Header, lines and posted rows."""
        return (self.header, *self.lines, *self.rows)


class Refusal(msgspec.Struct, frozen=True):
    """Why a document cannot be posted by the profile, in plain words; nothing was planned."""

    sentences: tuple[str, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something in the books that the rules do not say, or say otherwise."""

    table: str
    column: str = ""
    """Empty when a whole row is missing or too much."""
    sentence: str
    documents: tuple[str, ...] = ()
    """Where it was seen, by label."""
