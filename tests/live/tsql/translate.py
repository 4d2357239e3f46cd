"""One statement of T-SQL as PostgreSQL's SQL, by explicit rules; see `allowed`, `functions` and `names`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlglot import ErrorLevel, exp

from tests.live.tsql.allowed import check
from tests.live.tsql.catalogue import Catalogue, Known
from tests.live.tsql.dialect import PARAMETER, parse
from tests.live.tsql.errors import SqlError, Untranslated, sql_error
from tests.live.tsql.functions import call, cast, cast_to, function, text
from tests.live.tsql.names import Names

_MARK: Final = re.compile(r"__(bb_p\d+|local_\w+)__")
_MAX_ROWS: Final = 1000
_COLLATIONS: Final = {"DATABASE_DEFAULT": "mssql.ci_as", "LATIN1_GENERAL_BIN2": '"C"', "LATIN1_GENERAL_BIN": '"C"'}
_LOCAL_TYPES: Final = {"INT": "integer", "BIGINT": "bigint", "BIT": "boolean"}
_TEXT_CASTS: Final = ("varchar", "text")


@dataclass(frozen=True, slots=True)
class Context:
    """What a statement can see of its batch and connection."""

    catalogue: Catalogue
    locals: Mapping[str, str] = field(default_factory=dict)
    """Types of the batch's variables by lower-case name."""
    identity: Known | None = None
    """The table of the batch's last INSERT."""
    globals: Mapping[str, str] = field(default_factory=dict)
    """@@-variables that the connection knows, as PostgreSQL's expressions."""


@dataclass(frozen=True, slots=True)
class Step:
    """A statement ready to be sent."""

    sql: str
    order: tuple[str, ...]
    """For each ``?`` of `sql`: ``bb_p<number>`` of the batch's parameters, or ``local_<name>``."""
    gives_rows: bool
    names: tuple[str | None, ...] | None
    """Of the result's columns, '' where SQL Server gives none; None where the server's own are right."""
    inserted: Known | None = None
    reads: bool = False
    """Whether it looks at a table or view, which begins a transaction."""
    reads_books: bool = False
    """Whether one of them is the company's, not the server's own."""


def translate(statement: str, context: Context) -> Step:
    """PostgreSQL's form.

    Raises:
        Untranslated: no rule for some part of it.
        UnknownName: a table or column is not in the catalogue.
        pyodbc.Error: SQL Server would refuse it for what it is.
    """
    tree = parse(statement)
    if not isinstance(tree, exp.Select | exp.Union | exp.Insert | exp.Update | exp.Delete):
        raise Untranslated(f"no rule for {type(tree).__name__}: {statement}")
    check(tree)
    _refuse(tree)
    names = _column_names(tree)
    for node in reversed(list(tree.bfs())):
        _replace_value(node, context)
    resolver = Names(context.catalogue)
    resolver.resolve(tree)
    _output(tree, resolver.tables)
    for node in reversed(list(tree.bfs())):
        _replace_form(node)
    return _step(tree, names, resolver.tables)


def _step(tree: exp.Expr, names: tuple[str | None, ...] | None, tables: list[Known]) -> Step:
    order: list[str] = []

    def bind(match: re.Match[str]) -> str:
        order.append(match[1])
        return "?"

    sql = _MARK.sub(bind, tree.sql(dialect="postgres", unsupported_level=ErrorLevel.RAISE))
    rows = isinstance(tree, exp.Select | exp.Union) or tree.args.get("returning") is not None
    inserted = tables[0] if isinstance(tree, exp.Insert) else None
    books = any(table.schema == "dbo" for table in tables)
    return Step(sql, tuple(order), rows, names, inserted, reads=bool(tables), reads_books=books)


def _refuse(tree: exp.Expr) -> None:
    """What SQL Server refuses and PostgreSQL would not."""
    for values in tree.find_all(exp.Values):
        if len(values.expressions) > _MAX_ROWS:
            said = "The number of row value expressions in the INSERT statement exceeds 1000."
            raise sql_error(SqlError(10738, "42000", said))
    for select in tree.find_all(exp.Select):
        nested = select.parent is not None and not isinstance(select.parent, exp.Insert)
        if nested and select.args.get("order") and not (select.args.get("limit") or select.args.get("offset")):
            said = "The ORDER BY clause is invalid in views, inline functions, derived tables, subqueries, and CTEs"
            raise sql_error(SqlError(1033, "42000", f"{said}, unless TOP, OFFSET or FOR XML is also specified."))
        if select.args.get("offset") and not select.args.get("order"):
            raise sql_error(SqlError(102, "42000", "Incorrect syntax near 'OFFSET'."))


def _replace_value(node: exp.Expr, context: Context) -> None:
    """Functions, casts, parameters: what stands for a value."""
    if isinstance(node, exp.Anonymous):
        if str(node.this).upper() == "SCOPE_IDENTITY":
            node.replace(_scope_identity(context.identity))
        else:
            node.replace(function(node))
    elif isinstance(node, exp.Cast):
        node.replace(cast(node))
    elif isinstance(node, exp.National):
        node.replace(text(str(node.this)))
    elif isinstance(node, exp.Parameter) and not isinstance(node.parent, exp.Parameter):
        node.replace(_parameter(node, context))


def _parameter(node: exp.Parameter, context: Context) -> exp.Expr:
    if isinstance(node.this, exp.Parameter):
        name = node.this.name.upper()
        if name not in context.globals:
            raise Untranslated(f"no rule for @@{name}")
        return exp.Var(this=context.globals[name])
    name = node.name.lower()
    if name.startswith(PARAMETER):
        return exp.Var(this=f"__{name}__")
    if name not in context.locals:
        raise sql_error(SqlError(137, "42000", f'Must declare the scalar variable "@{node.name}".'))
    return cast_to(exp.Var(this=f"__local_{name}__"), _LOCAL_TYPES[context.locals[name]])


def _scope_identity(inserted: Known | None) -> exp.Expr:
    if inserted is None or inserted.identity is None:
        return cast_to(exp.Null(), "numeric(38, 0)")
    table = text(f'{inserted.schema}."{inserted.name}"')
    sequence = call("pg_get_serial_sequence", table, text(inserted.identity))
    return cast_to(call("currval", sequence), "numeric(38, 0)")


def _output(tree: exp.Expr, tables: list[Known]) -> None:
    returning = tree.args.get("returning")
    if returning is None:
        return
    if tables[0].has_triggers:
        said = (
            f"The target table '{tables[0].name}' of the DML statement cannot have any enabled triggers"
            " if the statement contains an OUTPUT clause without INTO clause."
        )
        raise sql_error(SqlError(334, "42000", said))


def _replace_form(node: exp.Expr) -> None:
    """Operators, hints, order: what stands between values."""
    if isinstance(node, exp.Escape):
        like = node.this
        if not isinstance(like, exp.Anonymous):
            raise Untranslated("ESCAPE without LIKE has no rule")
        like.expressions[2].replace(node.expression.copy())
        node.replace(like)
    elif isinstance(node, exp.Like):
        node.replace(call("mssql.matches", node.this, node.expression, exp.Null()))
    elif isinstance(node, exp.Add) and (_is_text(node.this) or _is_text(node.expression)):
        node.replace(exp.DPipe(this=node.this, expression=node.expression))
    elif isinstance(node, exp.Collate):
        _collate(node)
    elif isinstance(node, exp.Ordered) and node.this.meta.get("required"):
        # Where no NULL can be, the order of NULLs is not asked for: an index serves.
        node.set("nulls_first", bool(node.args.get("desc")))
    elif isinstance(node, exp.Fetch) and not isinstance(node.args["count"], exp.Literal):
        node.set("count", exp.Paren(this=node.args["count"]))
    elif isinstance(node, exp.Select):
        _lock(node)
    elif isinstance(node, exp.Table) and node.args.get("hints"):
        node.set("hints", None)


def _collate(node: exp.Collate) -> None:
    name = _COLLATIONS.get(node.expression.name.upper())
    if name is None:
        raise Untranslated(f"no rule for the collation {node.expression.name}")
    node.set("this", cast_to(node.this, "text") if name == '"C"' else node.this)
    node.set("expression", exp.Var(this=name))


def _lock(select: exp.Select) -> None:
    """UPDLOCK is PostgreSQL's FOR UPDATE of that table."""
    locked = []
    for holder in [select.args.get("from_"), *select.args.get("joins", [])]:
        table = holder.this if holder is not None else None
        if isinstance(table, exp.Table) and table.meta.get("updlock"):
            locked.append(exp.to_identifier(table.alias or table.name, quoted=True))
    if locked:
        if select.args.get("group") or select.args.get("distinct"):
            raise Untranslated("UPDLOCK under GROUP BY or DISTINCT has no rule")
        select.set("locks", [exp.Lock(update=True, expressions=[exp.Table(this=name) for name in locked])])


def _is_text(node: exp.Expr) -> bool:
    if isinstance(node, exp.Literal):
        return bool(node.is_string)
    if isinstance(node, exp.DPipe):
        return True
    if isinstance(node, exp.Paren):
        return _is_text(node.this)
    if isinstance(node, exp.Cast):
        return str(node.to.args.get("kind")).startswith(_TEXT_CASTS)
    return "char" in str(node.meta.get("type", ""))


def _column_names(tree: exp.Expr) -> tuple[str | None, ...] | None:
    """As SQL Server names the result's columns; remembers UPDLOCK before hints are taken away."""
    for table in tree.find_all(exp.Table):
        hints = {hint.name.upper() for holder in table.args.get("hints") or [] for hint in holder.expressions}
        table.meta["updlock"] = "UPDLOCK" in hints
    first = tree
    while isinstance(first, exp.Union):
        first = first.this
    if not isinstance(first, exp.Select) or first.is_star:
        return None
    return tuple(None if isinstance(projection, exp.Column | exp.Alias) else "" for projection in first.expressions)
