"""PostgreSQL's SQLSTATEs as the error numbers of SQL Server, in the shape that Microsoft's driver gives them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import pyodbc

DRIVER: Final = "[Microsoft][ODBC Driver 18 for SQL Server]"


class Untranslated(AssertionError):
    """A statement, or an answer to it, for which there is no explicit rule: not what the product can meet."""


class SqlError(NamedTuple):
    """An error of SQL Server."""

    number: int
    state: str
    text: str


_CLASSES: Final[dict[str, type[pyodbc.Error]]] = {
    "0A000": pyodbc.NotSupportedError,
    "40002": pyodbc.IntegrityError,
    "22": pyodbc.DataError,
    "23": pyodbc.IntegrityError,
    "24": pyodbc.ProgrammingError,
    "25": pyodbc.ProgrammingError,
    "42": pyodbc.ProgrammingError,
    "08": pyodbc.OperationalError,
    "28": pyodbc.InterfaceError,
    "HYT": pyodbc.OperationalError,
}
"""pyodbc's classes by SQLSTATE or its beginning; every other state is a plain `pyodbc.Error`."""

_BY_STATE: Final = {
    "40P01": SqlError(
        1205,
        "40001",
        "Transaction (Process ID 51) was deadlocked on lock resources with another process and has been chosen as the"
        " deadlock victim. Rerun the transaction.",
    ),
    "40001": SqlError(
        3960,
        "42000",
        "Snapshot isolation transaction aborted due to update conflict. You cannot use snapshot isolation to access"
        " this table directly or indirectly to update, delete, or insert the row that has been modified or deleted by"
        " another transaction. Retry the transaction or change the isolation level for the update/delete statement.",
    ),
    "55P03": SqlError(1222, "HYT00", "Lock request time out period exceeded."),
    "23502": SqlError(
        515, "23000", "Cannot insert the value NULL into column '{column}'; column does not allow nulls."
    ),
    "23503": SqlError(547, "23000", 'The statement conflicted with the FOREIGN KEY constraint "{constraint}".'),
    "23514": SqlError(2628, "42000", "String or binary data would be truncated in table, column of {domain}."),
    "428C9": SqlError(
        544, "23000", "Cannot insert explicit value for identity column in table when IDENTITY_INSERT is set to OFF."
    ),
    "22001": SqlError(8152, "22001", "String or binary data would be truncated."),
    "22003": SqlError(8115, "22003", "Arithmetic overflow error converting expression to a data type."),
    "22P02": SqlError(245, "22018", "Conversion failed when converting a value to a data type."),
    "22007": SqlError(241, "22007", "Conversion failed when converting date and/or time from character string."),
    "22008": SqlError(242, "22007", "The conversion resulted in an out-of-range value."),
    "22012": SqlError(8134, "22012", "Divide by zero error encountered."),
    "42P01": SqlError(208, "42S02", "Invalid object name '{name}'."),
    "42703": SqlError(207, "42S22", "Invalid column name '{name}'."),
    "42501": SqlError(229, "42000", "The permission was denied on the object '{name}', schema 'dbo'."),
    "42601": SqlError(102, "42000", "Incorrect syntax."),
    "25006": SqlError(3906, "25000", "Failed to update database because the database is read-only."),
    "28P01": SqlError(18456, "28000", "Login failed for user '{name}'."),
    "28000": SqlError(18456, "28000", "Login failed for user '{name}'."),
    "3D000": SqlError(4060, "42000", 'Cannot open database "{name}" requested by the login. The login failed.'),
}
_PLAIN: Final[type[pyodbc.Error]] = pyodbc.Error
_CUT: Final = frozenset({"08S01", "08001", "08003", "08006", "57P01", "57P02", "57P03"})
_LOST: Final = (
    "server closed the connection", "connection already closed", "connection has been lost",
    "internal savepoint failed",
)  # fmt: skip
"""psqlODBC's words for it where it gives no SQLSTATE; its savepoint before each statement is the first to notice."""
_OWN: Final = {242: "22007", 1223: "42000", 334: "42000"}
_NAME: Final = re.compile(r'"([^"]+)"')
_TEXT: Final = re.compile(r"ERROR:\s*(.*?)(?:;?\n|$)", re.DOTALL)
ENDS_TRANSACTION: Final = frozenset({1205, 3960, 3961})
"""Errors after which SQL Server has rolled the whole transaction back by itself."""


def sql_error(error: SqlError, where: str = "SQLExecDirectW") -> pyodbc.Error:
    """An error as Microsoft's driver raises it through pyodbc."""
    message = f"[{error.state}] {DRIVER}[SQL Server]{error.text} ({error.number}) ({where})"
    return _class_of(error.state)(error.state, message)


def driver_error(state: str, text: str, where: str = "SQLExecDirectW") -> pyodbc.Error:
    """An error of the driver itself: it has the number 0."""
    return _class_of(state)(state, f"[{state}] {DRIVER}{text} (0) ({where})")


def translated(error: pyodbc.Error, where: str = "SQLExecDirectW") -> pyodbc.Error:
    """psqlODBC's error as that of Microsoft's driver for SQL Server.

    Raises:
        Untranslated: no rule for its SQLSTATE.
    """
    state, text = str(error.args[0]), str(error.args[-1])
    if state in _CUT or any(words in text.lower() for words in _LOST):
        message = f"TCP Provider: Error code 0x68 (104) ({where})"
        return _class_of("08S01")("08S01", f"[08S01] {DRIVER}{message}")
    if state == "57014":
        if "statement timeout" in text:
            return driver_error("HYT00", "Query timeout expired", where)
        return driver_error("HY008", "Operation canceled", where)
    if state.startswith("M"):
        number = int(state[1:])
        found = _TEXT.search(text)
        return sql_error(SqlError(number, _OWN[number], found[1] if found else text), where)
    if state == "23505":
        return _duplicate(text, where)
    rule = _BY_STATE.get(state)
    if rule is None:
        raise Untranslated(f"no rule for PostgreSQL's error {state}: {text}") from error
    name = _NAME.search(text)
    named = name[1] if name else _last_word(text)
    filled = rule.text.format(name=named, column=named, constraint=_last(text), domain=named)
    return sql_error(rule._replace(text=filled), where)


def _duplicate(text: str, where: str) -> pyodbc.Error:
    name = _NAME.search(text)
    constraint = name[1] if name else ""
    key = re.search(r"\)=\((.*)\) already exists", text)
    value = f"The duplicate key value is ({key[1] if key else ''})."
    if constraint.startswith("PK_"):
        said = f"Violation of PRIMARY KEY constraint '{constraint}'. Cannot insert duplicate key in object. {value}"
        return sql_error(SqlError(2627, "23000", said), where)
    said = f"Cannot insert duplicate key row in object with unique index '{constraint}'. {value}"
    return sql_error(SqlError(2601, "23000", said), where)


def _class_of(state: str) -> type[pyodbc.Error]:
    for length in (5, 3, 2):
        if found := _CLASSES.get(state[:length]):
            return found
    return _PLAIN


def _last(text: str) -> str:
    names = _NAME.findall(text.split("\n")[0])
    return names[-1] if names else ""


def _last_word(text: str) -> str:
    found = _TEXT.search(text)
    return found[1].rstrip(";").split()[-1] if found and found[1] else ""
