"""What needs a person, in the words of the face. Pure: no widgets."""

from __future__ import annotations

from connector.control.attention import Matter, MatterKind, Todo
from connector.control.messages import PlannedChange, Target
from connector.domain.actions import ActionKind
from connector.domain.conflicts import ConflictKind
from connector.domain.identity import Break
from connector.domain.keys import EntityKind
from ui import text
from ui.agent_words import agent_said
from ui.field_words import field_name
from ui.text import translate


def todo_title(todo: Todo) -> str:
    """What to do, as a heading."""
    return {
        Todo.DECIDE: translate("todo", "Decide"),
        Todo.RELEASE: translate("todo", "Look at and let go"),
        Todo.RECONNECT: translate("todo", "Put the connection right"),
        Todo.CORRECT_BOOKS: translate("todo", "Correct in the books"),
        Todo.CORRECT_PLATFORM: translate("todo", "Correct on the platform"),
        Todo.WAIT: translate("todo", "Goes on by itself"),
    }[todo]


def todo_icon(todo: Todo) -> str:
    """The sign beside the heading."""
    return {
        Todo.DECIDE: "question",
        Todo.RELEASE: "warning",
        Todo.RECONNECT: "error",
        Todo.CORRECT_BOOKS: "books",
        Todo.CORRECT_PLATFORM: "platform",
        Todo.WAIT: "sync",
    }[todo]


def called(matter: Matter) -> str:
    """What people call it: its title, else what kind of record it is."""
    if matter.kind is MatterKind.HELD and matter.entity is not None:
        return text.kind_name(matter.entity, matter.count)
    if matter.title:
        return matter.title
    kind = text.kind_title(matter.entity) if matter.entity is not None else ""
    named_by_key = matter.entity in _BY_CODE and matter.key
    return f"{kind} {matter.key}".strip() if named_by_key else kind


_BY_CODE = frozenset(EntityKind) - {
    EntityKind.INVOICE, EntityKind.CASH_SALE, EntityKind.CREDIT_NOTE, EntityKind.PAYMENT,
}  # fmt: skip
"""Kinds whose key is the code that people know; a document's key is a number of the program's own."""


def said(matter: Matter) -> str:
    """What is wrong, in a sentence."""
    if matter.kind is MatterKind.CONFLICT and matter.conflict is not None:
        return question(matter.conflict, matter.fields)
    if matter.kind is MatterKind.HELD and matter.entity is not None and matter.action is not None:
        return held(matter.entity, matter.action, matter.target or Target.PLATFORM, matter.count)
    if matter.kind is MatterKind.UNCERTAIN:
        return uncertain(matter.target or Target.PLATFORM)
    return agent_said(matter.sentence)


def question(kind: ConflictKind, fields: tuple[str, ...]) -> str:
    """What there is to decide."""
    names = ", ".join(field_name(field) for field in fields)
    return {
        ConflictKind.FIELDS: translate("conflict", "Both sides changed it: {fields}.").format(fields=names),
        ConflictKind.DELETED_IN_BOOKS: translate("conflict", "Edited on the platform, and gone from the books."),
        ConflictKind.DELETED_ON_PLATFORM: translate("conflict", "Deleted on the platform, and edited in the books."),
        ConflictKind.DUPLICATE: translate(
            "conflict", "New on the platform, and the books have one that looks the same."
        ),
        ConflictKind.RESTORED_AWAY: translate(
            "conflict", "It was written into the books, which were then restored from an older backup."
        ),
    }[kind]


def held(entity: EntityKind, action: ActionKind, target: Target, count: int) -> str:
    """What the safeguard holds, in a sentence."""
    records = text.kind_name(entity, count)
    into_books = target is Target.BOOKS
    if action is ActionKind.DELETE:
        sentence = (
            translate("held", "{records} would be deleted in the books.")
            if into_books
            else translate("held", "{records} would be deleted on the platform.")
        )
    else:
        sentence = (
            translate("held", "{records} would be changed in the books.")
            if into_books
            else translate("held", "{records} would be changed on the platform.")
        )
    return sentence.format(records=records)


def uncertain(target: Target) -> str:
    """A write whose answer was lost, and what becomes of it."""
    if target is Target.BOOKS:
        return translate(
            "uncertain", "Sent into the books, and the answer was lost. The books are asked before it is sent again."
        )
    return translate(
        "uncertain", "Sent to the platform, and the answer was lost. The platform is asked before it is sent again."
    )


def would(change: PlannedChange) -> str:
    """What a run would do with one record."""
    return {
        ActionKind.CREATE: translate("would", "create"),
        ActionKind.UPDATE: translate("would", "change"),
        ActionKind.DELETE: translate("would", "delete"),
    }[change.action]


def did(action: ActionKind) -> str:
    """What a run did with one record."""
    return {
        ActionKind.CREATE: translate("did", "created"),
        ActionKind.UPDATE: translate("did", "changed"),
        ActionKind.DELETE: translate("did", "deleted"),
    }[action]


def side(target: Target) -> str:
    """Where something is written."""
    return translate("side", "In the books") if target is Target.BOOKS else translate("side", "On the platform")


def looks_like(kind: Break) -> str:
    """What happened to a set of books, explained to whoever has to accept it."""
    return {
        Break.RESTORE: translate(
            "break",
            "It looks as if a backup was restored: the books are older than when they were last read. Everything that "
            "was entered since that backup is missing from them.",
        ),
        Break.CLONE: translate(
            "break",
            "The books are at another place than before. Either they were moved, or this is a copy and the original is "
            "still in use. Only one of the two may be kept equal with the platform.",
        ),
        Break.RENAME: translate("break", "The company has another name than before."),
        Break.YEAR_END: translate("break", "It looks like a new file of the same company, such as after a year end."),
        Break.OTHER_COMPANY: translate(
            "break", "These are another company's books. Their records must not mix with the first one's."
        ),
    }[kind]
