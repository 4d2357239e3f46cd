"""The parts of T-SQL that have a rule: kinds of nodes of sqlglot's tree, and which arguments each may carry."""

from __future__ import annotations

import re
from typing import Final

from sqlglot import exp

from tests.live.tsql.errors import Untranslated

_TWO: Final = {"this", "expression"}
_ONE: Final = {"this"}
_LIST: Final = {"expressions"}

ALLOWED: Final[dict[type[exp.Expr], set[str]]] = {
    exp.Select: {
        "expressions",
        "from_",
        "joins",
        "where",
        "group",
        "having",
        "order",
        "limit",
        "distinct",
        "offset",
        "with_",
    },
    exp.Union: _TWO | {"distinct", "order", "with_"},
    exp.Subquery: {"this", "alias"},
    exp.With: _LIST,
    exp.CTE: {"this", "alias"},
    exp.Distinct: _LIST,
    exp.From: _ONE,
    exp.Where: _ONE,
    exp.Group: _LIST,
    exp.Having: _ONE,
    exp.Order: _LIST,
    exp.Ordered: {"this", "desc", "nulls_first"},
    exp.Limit: {"expression"},
    exp.Offset: {"expression"},
    exp.Fetch: {"direction", "count", "limit_options"},
    exp.LimitOptions: {"rows"},
    exp.Join: {"this", "on", "side", "kind"},
    exp.Table: {"this", "db", "catalog", "alias", "hints"},
    exp.TableAlias: _ONE,
    exp.WithTableHint: _LIST,
    exp.Column: {"this", "table"},
    exp.Identifier: {"this", "quoted"},
    exp.Star: set(),
    exp.Alias: {"this", "alias"},
    exp.Literal: {"this", "is_string"},
    exp.National: _ONE,
    exp.Null: set(),
    exp.Parameter: _ONE,
    exp.Var: _ONE,
    exp.EQ: _TWO,
    exp.NEQ: _TWO,
    exp.GT: _TWO,
    exp.GTE: _TWO,
    exp.LT: _TWO,
    exp.LTE: _TWO,
    exp.And: _TWO,
    exp.Or: _TWO,
    exp.Not: _ONE,
    exp.Paren: _ONE,
    exp.In: {"this", "expressions", "query"},
    exp.Between: {"this", "low", "high"},
    exp.Like: _TWO,
    exp.Escape: _TWO,
    exp.Is: _TWO,
    exp.Exists: _ONE,
    exp.Case: {"this", "ifs", "default"},
    exp.If: {"this", "true"},
    exp.Add: _TWO,
    exp.Sub: _TWO,
    exp.Mul: _TWO,
    exp.Mod: _TWO,
    exp.Neg: _ONE,
    exp.Cast: {"this", "to"},
    exp.DataType: {"this", "expressions"},
    exp.DataTypeParam: _ONE,
    exp.Anonymous: {"this", "expressions"},
    exp.Window: {"this", "partition_by", "order", "over"},
    exp.Collate: _TWO,
    exp.Insert: {"this", "expression", "returning"},
    exp.Schema: {"this", "expressions"},
    exp.Values: _LIST,
    exp.Tuple: _LIST,
    exp.Update: {"this", "expressions", "where", "returning"},
    exp.Delete: {"this", "where", "returning"},
    exp.Returning: _LIST,
}

HINTS: Final = {"UPDLOCK", "ROWLOCK"}
"""Of tables. ROWLOCK asks for what PostgreSQL does anyway. NOLOCK has no rule: nothing may be read so."""

RESERVED: Final = frozenset(
    re.findall(
        r"\w+",
        """ADD ALL ALTER AND ANY AS ASC AUTHORIZATION BACKUP BEGIN BETWEEN BREAK BROWSE BULK BY CASCADE CASE CHECK
        CHECKPOINT CLOSE CLUSTERED COALESCE COLLATE COLUMN COMMIT COMPUTE CONSTRAINT CONTAINS CONTAINSTABLE
        CONTINUE CONVERT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURSOR
        DATABASE DBCC DEALLOCATE DECLARE DEFAULT DELETE DENY DESC DISK DISTINCT DISTRIBUTED DOUBLE DROP DUMP
        ELSE END ERRLVL ESCAPE EXCEPT EXEC EXECUTE EXISTS EXIT EXTERNAL FETCH FILE FILLFACTOR FOR FOREIGN
        FREETEXT FREETEXTTABLE FROM FULL FUNCTION GOTO GRANT GROUP HAVING HOLDLOCK IDENTITY IDENTITYCOL
        IDENTITY_INSERT IF IN INDEX INNER INSERT INTERSECT INTO IS JOIN KEY KILL LEFT LIKE LINENO LOAD MERGE
        NATIONAL NOCHECK NONCLUSTERED NOT NULL NULLIF OF OFF OFFSETS ON OPEN OPENDATASOURCE OPENQUERY
        OPENROWSET OPENXML OPTION OR ORDER OUTER OVER PERCENT PIVOT PLAN PRECISION PRIMARY PRINT PROC
        PROCEDURE PUBLIC RAISERROR READ READTEXT RECONFIGURE REFERENCES REPLICATION RESTORE RESTRICT RETURN
        REVERT REVOKE RIGHT ROLLBACK ROWCOUNT ROWGUIDCOL RULE SAVE SCHEMA SECURITYAUDIT SELECT
        SEMANTICKEYPHRASETABLE SESSION_USER SET SETUSER SHUTDOWN SOME STATISTICS SYSTEM_USER TABLE TABLESAMPLE
        TEXTSIZE THEN TO TOP TRAN TRANSACTION TRIGGER TRUNCATE TRY_CONVERT TSEQUAL UNION UNIQUE UNPIVOT UPDATE
        UPDATETEXT USE USER VALUES VARYING VIEW WAITFOR WHEN WHERE WHILE WITH WITHIN WRITETEXT""",
    )
)
"""T-SQL's reserved words: as a name they need brackets."""


def check(tree: exp.Expr) -> None:
    """Raise Untranslated for the first part of the tree that has no rule."""
    for node in tree.walk():
        allowed = ALLOWED.get(type(node))
        if allowed is None:
            raise Untranslated(f"no rule for {type(node).__name__}: {node.sql('tsql')}")
        for name, value in node.args.items():
            if value and name not in allowed and not (name == "nested" or value == []):
                raise Untranslated(f"no rule for {name} of {type(node).__name__}: {node.sql('tsql')}")
        if isinstance(node, exp.Identifier) and not node.args.get("quoted") and node.name.upper() in RESERVED:
            raise Untranslated(f"{node.name} is a reserved word and needs brackets")
        if isinstance(node, exp.WithTableHint):
            for hint in node.expressions:
                if hint.name.upper() not in HINTS:
                    raise Untranslated(f"no rule for the table hint {hint.name}")
