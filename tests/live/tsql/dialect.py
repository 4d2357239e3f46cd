"""T-SQL as it is written, not as it is meant: sqlglot's dialect with every function kept under its own name.

sqlglot's own parser turns `SYSDATETIME()` into `GETDATE()`, adds casts to `DATEDIFF` and drops what it does not know.
Here a function is a name with arguments, and `parse` refuses a statement whose words do not all come back.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, ClassVar, Final

import sqlglot
from sqlglot import exp
from sqlglot.dialects.tsql import TSQL
from sqlglot.errors import ParseError, TokenError
from sqlglot.parsers.tsql import TSQLParser
from sqlglot.tokenizer_core import Token, TokenType

from tests.live.tsql.errors import Untranslated

_KEPT_PARSERS: Final = ("CAST",)
_NOT_TSQL: Final = {TokenType.DCOLON, TokenType.DPIPE, TokenType.HINT, TokenType.DOLLAR}
_OPTIONAL: Final = {"AS", "INNER", "OUTER", "ASC", "INTO", "ALL", "N"}
"""Words that may be left out without another meaning (ALL: of UNION, which is compared as an argument)."""
_SYNONYMS: Final = {"DECIMAL": "NUMERIC", "INTEGER": "INT"}
PARAMETER: Final = "bb_p"
"""Each ``?`` becomes the variable @bb_p1, @bb_p2 … before parsing, so that it is known again wherever it goes."""


class Written(TSQL):
    """SQL Server's T-SQL with plain function names."""

    class Parser(TSQLParser):
        """sqlglot's parser without any knowledge of functions but CAST."""

        FUNCTIONS: ClassVar[dict[str, Any]] = {}
        FUNCTION_PARSERS: ClassVar[dict[str, Any]] = {
            name: parser for name, parser in TSQLParser.FUNCTION_PARSERS.items() if name in _KEPT_PARSERS
        }
        NO_PAREN_FUNCTIONS: ClassVar[dict[Any, Any]] = {}
        NO_PAREN_FUNCTION_PARSERS: ClassVar[dict[str, Any]] = {
            name: parser for name, parser in TSQLParser.NO_PAREN_FUNCTION_PARSERS.items() if name == "CASE"
        }


def tokens_of(sql: str) -> list[Token]:
    """The words and signs of a batch. Raises Untranslated when it has none that T-SQL could be made of."""
    try:
        found = list(sqlglot.tokenize(sql, read=TSQL))
    except TokenError as exc:
        raise Untranslated(f"cannot be read as T-SQL: {sql}") from exc
    for token in found:
        if token.token_type in _NOT_TSQL:
            raise Untranslated(f"{token.text!r} is not T-SQL: {sql}")
    return found


def split(sql: str) -> list[str]:
    """The statements of a batch, divided by semicolons, with every ``?`` numbered through the whole batch."""
    statements, start, number, text = [], 0, 0, ""
    for token in tokens_of(sql):
        if token.token_type is TokenType.PLACEHOLDER:
            number += 1
            text += f"{sql[start : token.start]}@{PARAMETER}{number}"
            start = token.end + 1
        elif token.token_type is TokenType.SEMICOLON:
            statements.append(text + sql[start : token.start])
            text, start = "", token.end + 1
    statements.append(text + sql[start:])
    return [statement.strip() for statement in statements if statement.strip()]


def parse(statement: str) -> exp.Expr:
    """One statement as a tree that holds every word of it.

    Raises:
        Untranslated: sqlglot cannot read it, or would drop or change a word.
    """
    try:
        trees = sqlglot.parse(statement, read=Written)
    except ParseError as exc:
        raise Untranslated(f"cannot be parsed as T-SQL: {statement}") from exc
    if len(trees) != 1 or trees[0] is None:
        raise Untranslated(f"not one statement: {statement}")
    tree = trees[0]
    back = tree.sql(dialect=Written)
    lost = _words(statement) - _words(back)
    if lost:
        raise Untranslated(f"sqlglot loses {sorted(lost.elements())}: {statement}\nread as: {back}")
    return tree


def _words(sql: str) -> Counter[str]:
    text = " ".join(
        token.text if token.token_type is not TokenType.STRING else "" for token in sqlglot.tokenize(sql, read=TSQL)
    )
    words = re.findall(r"\w+", text.upper())
    return Counter(_SYNONYMS.get(word, word) for word in words if word not in _OPTIONAL)
