"""The Python files of a source tree, parsed once, and what the rules ask of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PACKAGES = ("connector", "ui", "cloud_api")
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file."""

    path: str
    """From the root of the tree, with forward slashes."""
    text: str
    syntax: ast.Module

    @property
    def is_test(self) -> bool:
        """Whether it lies under tests/."""
        return self.path.startswith("tests/")

    @property
    def lines(self) -> int:
        """How long the file is."""
        return self.text.count("\n")

    def functions(self) -> Iterator[FunctionNode]:
        """All functions and methods, nested ones too."""
        return (node for node in ast.walk(self.syntax) if isinstance(node, FunctionNode))

    def classes(self) -> Iterator[ast.ClassDef]:
        """All classes, nested ones too."""
        return (node for node in ast.walk(self.syntax) if isinstance(node, ast.ClassDef))

    def tests(self) -> Iterator[FunctionNode]:
        """The test functions, of modules and of contract classes."""
        if self.is_test:
            yield from (node for node in self.functions() if node.name.startswith("test_"))

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and full name of everything that it imports, wherever in the file."""
        for node in ast.walk(self.syntax):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module is not None:
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


@dataclass(slots=True)
class Tree:
    """A source tree: the repository, or a planted one."""

    root: Path
    modules: list[Module] = field(init=False)

    def __post_init__(self) -> None:
        self.modules = [
            self._read(path) for folder in (*PACKAGES, "tests") for path in sorted((self.root / folder).rglob("*.py"))
        ]

    def product(self) -> Iterator[Module]:
        """The modules that are shipped."""
        return (module for module in self.modules if not module.is_test)

    def under(self, *folders: str) -> Iterator[Module]:
        """The modules in these folders."""
        return (module for module in self.modules if module.path.startswith(folders))

    def _read(self, path: Path) -> Module:
        text = path.read_text(encoding="utf-8")
        return Module(path.relative_to(self.root).as_posix(), text, ast.parse(text))


def length(node: FunctionNode | ast.ClassDef) -> int:
    """Lines from the head to the end, decorators not counted."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def words(name: str) -> list[str]:
    """The words of a name in either spelling: `HttpClient` and `http_client` are http, client."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return [word for word in spaced.lower().split("_") if word]


def called_name(node: ast.Call) -> str:
    """The dotted name that a call calls, or empty."""
    return dotted_name(node.func)


def dotted_name(node: ast.expr) -> str:
    """`a.b.c` of an expression that is one, or empty."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted_name(node.value)}.{node.attr}"
    return ""
