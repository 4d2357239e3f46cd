"""Every name of a statement as PostgreSQL has it: tables and columns in the schema's own letters, quoted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from sqlglot import exp

from tests.live.tsql.catalogue import Catalogue, Known
from tests.live.tsql.errors import SqlError, Untranslated, sql_error

_UNKNOWN_COLUMN: Final = "Invalid column name '{}'."
_UNKNOWN_TABLE: Final = "Invalid object name '{}'."


class UnknownName(Exception):
    """A name that the catalogue does not have: read it anew once, then it is SQL Server's error."""

    def __init__(self, error: SqlError) -> None:
        super().__init__(error.text)
        self.error = sql_error(error)


@dataclass(slots=True)
class _Source:
    """What can be selected from: a table, or a query with an alias."""

    alias: str
    columns: dict[str, str]
    """Exact name by lower-case name."""
    table: Known | None = None


@dataclass(slots=True)
class _Scope:
    sources: dict[str, _Source] = field(default_factory=dict)
    outer: _Scope | None = None
    results: dict[str, str] = field(default_factory=dict)
    """Names that the query gives its own columns, for ORDER BY."""


class Names:
    """Resolves the names of one statement, in place."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._queries: dict[str, dict[str, str]] = {}
        self.tables: list[Known] = []
        """Every table that the statement touches."""

    def resolve(self, tree: exp.Expr) -> None:
        """Raises UnknownName."""
        if isinstance(tree, exp.Insert):
            self._insert(tree)
        elif isinstance(tree, exp.Update | exp.Delete):
            scope = _Scope()
            target = self._table(tree.this)
            scope.sources[target.alias.lower()] = target
            scope.sources["inserted"] = scope.sources["deleted"] = target
            self._expressions(tree, scope, skip=tree.this)
        else:
            self._query(tree, None)

    def _insert(self, tree: exp.Insert) -> None:
        schema = tree.this
        if not isinstance(schema, exp.Schema):
            raise Untranslated("INSERT without a list of columns has no rule")
        target = self._table(schema.this)
        scope = _Scope({"inserted": target})
        for column in schema.expressions:
            self._identify(column, target.columns)
        if isinstance(tree.expression, exp.Values):
            self._expressions(tree.expression, _Scope())
        else:
            self._query(tree.expression, None)
        if returning := tree.args.get("returning"):
            self._expressions(returning, scope)

    def _query(self, tree: exp.Expr, outer: _Scope | None) -> dict[str, str]:
        """Resolve a query; its columns as `_Source.columns`."""
        if with_ := tree.args.get("with_"):
            for part in with_.expressions:
                self._queries[part.alias.lower()] = self._query(part.this, outer)
                _quote(part.args["alias"].this)
        if isinstance(tree, exp.Union):
            columns = self._query(tree.this, outer)
            self._query(tree.expression, outer)
            if order := tree.args.get("order"):
                self._expressions(order, _Scope(results=columns))
            return columns
        if isinstance(tree, exp.Subquery):
            return self._query(tree.this, outer)
        if not isinstance(tree, exp.Select):
            raise Untranslated(f"no rule for {type(tree).__name__}")
        return self._select(tree, outer)

    def _select(self, tree: exp.Select, outer: _Scope | None) -> dict[str, str]:
        scope = _Scope(outer=outer)
        for holder in [tree.args.get("from_"), *tree.args.get("joins", [])]:
            if holder is not None:
                source = self._source(holder.this, outer)
                scope.sources[source.alias.lower()] = source
        for projection in tree.expressions:
            if isinstance(projection, exp.Alias):
                _quote(projection.args["alias"])
                scope.results[projection.alias.lower()] = projection.alias
        for name, value in tree.args.items():
            if name in ("with_", "from_"):
                continue
            for node in value if isinstance(value, list) else [value]:
                if isinstance(node, exp.Expr):
                    self._expressions(node, scope, skip=node.this if isinstance(node, exp.Join) else None)
        return self._results(tree, scope)

    def _results(self, tree: exp.Select, scope: _Scope) -> dict[str, str]:
        columns: dict[str, str] = {}
        for projection in tree.expressions:
            if isinstance(projection, exp.Star):
                for source in scope.sources.values():
                    columns |= source.columns
            elif isinstance(projection, exp.Column) and isinstance(projection.this, exp.Star):
                columns |= scope.sources[projection.table.lower()].columns
            elif projection.alias_or_name:
                columns[projection.alias_or_name.lower()] = projection.alias_or_name
        return columns

    def _source(self, node: exp.Expr, outer: _Scope | None) -> _Source:
        if isinstance(node, exp.Subquery):
            columns = self._query(node.this, outer)
            if not node.alias:
                raise Untranslated("a derived table needs an alias")
            _quote(node.args["alias"].this)
            return _Source(node.alias, columns)
        return self._table(node)

    def _table(self, node: exp.Expr) -> _Source:
        if not isinstance(node, exp.Table):
            raise Untranslated(f"no rule for {type(node).__name__} as a table")
        alias = node.alias
        if alias:
            _quote(node.args["alias"].this)
        if not node.db and node.name.lower() in self._queries:
            _quote(node.this)
            return _Source(alias or node.name, self._queries[node.name.lower()])
        schema = node.db
        if node.catalog:
            if (node.catalog.lower(), schema.lower()) != ("msdb", "dbo"):
                raise Untranslated(f"no rule for another database: {node.sql('tsql')}")
            schema = "msdb"
            node.set("catalog", None)
        known = self._catalogue.table(schema, node.name)
        if known is None:
            raise UnknownName(SqlError(208, "42S02", _UNKNOWN_TABLE.format(node.sql("tsql"))))
        node.set("db", exp.to_identifier(known.schema, quoted=True))
        node.set("this", exp.to_identifier(known.name, quoted=True))
        self.tables.append(known)
        return _Source(alias or known.name, known.columns, known)

    def _expressions(self, node: exp.Expr, scope: _Scope, skip: exp.Expr | None = None) -> None:
        if node is skip:
            return
        if isinstance(node, exp.Select | exp.Union):
            self._query(node, scope)
            return
        if isinstance(node, exp.Column):
            self._column(node, scope)
            return
        for value in node.args.values():
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, exp.Expr) and not isinstance(child, exp.Identifier):
                    self._expressions(child, scope, skip)

    def _column(self, node: exp.Column, scope: _Scope) -> None:
        if node.table:
            source = _find(scope, node.table)
            if source is None:
                text = f'The multi-part identifier "{node.sql("tsql")}" could not be bound.'
                raise UnknownName(SqlError(4104, "42000", text))
            inserted = node.table.lower() in ("inserted", "deleted")
            node.set("table", None if inserted else exp.to_identifier(source.alias, quoted=True))
            if not isinstance(node.this, exp.Star):
                self._identify(node.this, source.columns)
                _note(node, source)
            return
        if isinstance(node.this, exp.Star):
            return
        name, level = node.name.lower(), scope
        ordering = node.find_ancestor(exp.Order, exp.Select)
        if isinstance(ordering, exp.Order) and name in scope.results:
            node.set("this", exp.to_identifier(scope.results[name], quoted=True))
            return
        while level is not None:
            sources = {id(source): source for source in level.sources.values() if name in source.columns}
            if len(sources) > 1:
                raise UnknownName(SqlError(209, "42000", f"Ambiguous column name '{node.name}'."))
            for source in sources.values():
                self._identify(node.this, source.columns)
                _note(node, source)
                return
            if level.outer is None:
                break
            level = level.outer
        raise UnknownName(SqlError(207, "42S22", _UNKNOWN_COLUMN.format(node.name)))

    def _identify(self, identifier: exp.Expr, columns: dict[str, str]) -> None:
        exact = columns.get(identifier.name.lower())
        if exact is None:
            raise UnknownName(SqlError(207, "42S22", _UNKNOWN_COLUMN.format(identifier.name)))
        identifier.set("this", exact)
        identifier.set("quoted", True)


def _note(node: exp.Column, source: _Source) -> None:
    """Remember what the column is: whether it can be NULL, and its type."""
    if source.table is not None:
        node.meta["required"] = node.name in source.table.required
        node.meta["type"] = source.table.types[node.name]


def _find(scope: _Scope | None, name: str) -> _Source | None:
    while scope is not None:
        if name.lower() in scope.sources:
            return scope.sources[name.lower()]
        scope = scope.outer
    return None


def _quote(identifier: exp.Expr) -> None:
    if isinstance(identifier, exp.Identifier):
        identifier.set("quoted", True)
