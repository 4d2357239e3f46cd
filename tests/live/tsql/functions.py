"""The functions and types of T-SQL that have a rule, each under its own name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlglot import exp

from tests.live.tsql.errors import Untranslated

Arguments = list[exp.Expr]
Rule = Callable[[Arguments], exp.Expr]

_TEXT_TYPES: Final = {
    exp.DataType.Type.VARCHAR,
    exp.DataType.Type.NVARCHAR,
    exp.DataType.Type.CHAR,
    exp.DataType.Type.NCHAR,
}
_TYPES: Final = {
    exp.DataType.Type.BIGINT: "bigint",
    exp.DataType.Type.INT: "integer",
    exp.DataType.Type.SMALLINT: "smallint",
    exp.DataType.Type.TINYINT: "smallint",
    exp.DataType.Type.UTINYINT: "smallint",
    exp.DataType.Type.DATE: "date",
    exp.DataType.Type.DATETIME2: "timestamp",
    exp.DataType.Type.UUID: "uuid",
}
_WIDE: Final = {exp.DataType.Type.BIGINT, exp.DataType.Type.INT}
_PARTS: Final = {
    "ms": "millisecond", "millisecond": "millisecond",
    "ss": "second", "s": "second", "second": "second",
    "mi": "minute", "n": "minute", "minute": "minute",
    "hh": "hour", "hour": "hour",
    "dd": "day", "d": "day", "day": "day",
    "mm": "month", "m": "month", "month": "month",
    "yy": "year", "yyyy": "year", "year": "year",
}  # fmt: skip


def call(name: str, *arguments: exp.Expr) -> exp.Anonymous:
    """A call of one of PostgreSQL's functions."""
    return exp.Anonymous(this=name, expressions=list(arguments))


def text(value: str) -> exp.Expr:
    """A string."""
    return exp.Literal.string(value)


def cast_to(value: exp.Expr, kind: str) -> exp.Expr:
    """CAST to one of PostgreSQL's types, spelt as it is there."""
    return exp.Cast(this=value, to=exp.DataType(this=exp.DataType.Type.USERDEFINED, kind=kind))


def cast(node: exp.Cast) -> exp.Expr:
    """T-SQL's CAST. Raises Untranslated for a type without a rule."""
    kind: exp.DataType = node.to
    value: exp.Expr = node.this
    sizes = ", ".join(parameter.name for parameter in kind.expressions)
    if kind.this is exp.DataType.Type.DATETIME:
        return call("mssql.datetime", cast_to(value, "timestamp"))
    if kind.this is exp.DataType.Type.DECIMAL:
        return cast_to(value, f"numeric({sizes})" if sizes else "numeric(18, 0)")
    if kind.this in _TEXT_TYPES:
        # varchar(n) cuts what is too long without a word, as SQL Server's CAST does.
        return cast_to(value, "varchar" if sizes.upper() == "MAX" else f"varchar({sizes or 30})")
    if kind.this in _TYPES:
        return cast_to(value, _TYPES[kind.this])
    raise Untranslated(f"no rule for the type {kind.sql('tsql')}")


def function(node: exp.Anonymous) -> exp.Expr:
    """T-SQL's function as PostgreSQL's. Raises Untranslated for one without a rule."""
    name = str(node.this).upper()
    rule = _RULES.get(name)
    if rule is None:
        raise Untranslated(f"no rule for the function {name}")
    return rule(list(node.expressions))


def _same(name: str) -> Rule:
    return lambda arguments: call(name, *arguments)


def _sum(arguments: Arguments) -> exp.Expr:
    (value,) = arguments
    # PostgreSQL adds whole numbers up to a numeric, SQL Server to a whole number.
    whole = isinstance(value, exp.Cast) and value.to.args.get("kind") in ("bigint", "integer")
    return cast_to(call("SUM", value), "bigint") if whole else call("SUM", value)


def _date_part(node: exp.Expr) -> str:
    part = _PARTS.get(node.name.lower())
    if part is None:
        raise Untranslated(f"no rule for the part {node.name} of a date")
    return part


def _dateadd(arguments: Arguments) -> exp.Expr:
    part, number, moment = arguments
    unit = _date_part(part)
    if unit in ("month", "year"):
        raise Untranslated("DATEADD of months and years has no rule")
    step = exp.Mul(this=exp.Paren(this=number), expression=cast_to(text(f"1 {unit}"), "interval"))
    return exp.Paren(this=exp.Add(this=cast_to(moment, "timestamp"), expression=step))


def _datediff(arguments: Arguments) -> exp.Expr:
    part, since, until = arguments
    return call("mssql.datediff", text(_date_part(part)), cast_to(since, "timestamp"), cast_to(until, "timestamp"))


def _convert(arguments: Arguments) -> exp.Expr:
    raise Untranslated("CONVERT has no rule: CAST says the same")


def _db_name(arguments: Arguments) -> exp.Expr:
    return call("mssql.property_of", text("DatabaseName"))


def _server_property(arguments: Arguments) -> exp.Expr:
    (name,) = arguments
    return call("mssql.property_of", name)


def _checksum(arguments: Arguments) -> exp.Expr:
    return call("mssql.checksum", *(cast_to(argument, "text") for argument in arguments))


def _login(arguments: Arguments) -> exp.Expr:
    return cast_to(exp.Var(this="session_user"), "text")


def _iif(arguments: Arguments) -> exp.Expr:
    condition, yes, no = arguments
    return exp.Case(ifs=[exp.If(this=condition, true=yes)], default=no)


_RULES: Final[dict[str, Rule]] = {
    "COUNT": _same("COUNT"),
    "COUNT_BIG": _same("COUNT"),
    "SUM": _sum,
    "MIN": _same("MIN"),
    "MAX": _same("MAX"),
    "COALESCE": _same("COALESCE"),
    "ISNULL": _same("COALESCE"),
    "NULLIF": _same("NULLIF"),
    "ABS": _same("ABS"),
    "ROUND": _same("ROUND"),
    "FLOOR": _same("FLOOR"),
    "UPPER": _same("UPPER"),
    "LOWER": _same("LOWER"),
    "LTRIM": _same("LTRIM"),
    "RTRIM": _same("RTRIM"),
    "REPLACE": _same("REPLACE"),
    "SUBSTRING": _same("SUBSTR"),
    "LEN": _same("mssql.len"),
    "CONCAT": _same("CONCAT"),
    "IIF": _iif,
    "ROW_NUMBER": _same("ROW_NUMBER"),
    "GETDATE": _same("mssql.getdate"),
    "SYSDATETIME": _same("mssql.sysdatetime"),
    "GETUTCDATE": _same("mssql.getutcdate"),
    "SYSUTCDATETIME": _same("mssql.sysutcdatetime"),
    "DATEADD": _dateadd,
    "DATEDIFF": _datediff,
    "CONVERT": _convert,
    "NEWID": _same("gen_random_uuid"),
    "CHECKSUM": _checksum,
    "BINARY_CHECKSUM": _checksum,
    "DB_NAME": _db_name,
    "DB_ID": lambda arguments: exp.Literal.number(5),
    "SERVERPROPERTY": _server_property,
    "DATABASEPROPERTYEX": _same("mssql.databasepropertyex"),
    "OBJECT_ID": _same("mssql.object_id"),
    "OBJECT_NAME": _same("mssql.object_name"),
    "IDENT_CURRENT": _same("mssql.ident_current"),
    "HAS_PERMS_BY_NAME": _same("mssql.has_perms_by_name"),
    "SUSER_SNAME": _login,
}
