"""The rules. Each takes a tree and yields a sentence for every breach; none means that the rule holds."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import PurePosixPath

from tests.architecture.tree import FunctionNode, Module, Tree, called_name, dotted_name, length, words

Rule = Callable[[Tree], Iterator[str]]

FILE_LINES = 400
TEST_FILE_LINES = 600
FUNCTION_LINES = 40
CLASS_LINES = 200
PATCHES_PER_TEST = 0.05

BANNED_WORDS = {"manager", "helper", "util", "common", "data", "info"}
BANNED_WORDS |= {f"{word}s" for word in BANNED_WORDS}

# Which files may import what is not ours; everything else goes through them.
DOORS: dict[str, tuple[str, ...]] = {
    "fdb": ("connector/drivers/firebird*.py",),
    "firebird": ("connector/drivers/firebird*.py",),
    "pyodbc": ("connector/drivers/odbc.py",),
    "httpx": ("connector/drivers/http.py", "cloud_api/*"),
    "keyring": ("connector/credentials/keys.py",),
    "apscheduler": ("connector/agent/schedule.py",),
    "sqlite3": ("connector/store/*", "cloud_api/*"),
    "psycopg": ("connector/store/*", "cloud_api/*"),
    "PySide6": ("ui/*",),
    "shiboken6": ("ui/*",),
    "asyncio": ("cloud_api/*",),
    "litestar": ("cloud_api/*",),
    "sqlalchemy": ("cloud_api/*",),
    "alembic": ("cloud_api/*",),
    "procrastinate": ("cloud_api/*",),
    "uvicorn": ("cloud_api/*",),
    "prometheus_client": ("cloud_api/operations/*",),
}

# The list of all tables, written once and never edited again; cut up it would be no clearer.
MIGRATIONS = "cloud_api/db/migrations/versions/"

# Where amounts live: integer sen and Decimal only. Seconds on a clock are no money.
MONEY = ("connector/domain/", "connector/posting/", "cloud_api/records/")
SECONDS = ("connector/domain/clock.py", "connector/domain/errors.py", "connector/domain/ports.py")


def packaging_is_no_package(tree: Tree) -> Iterator[str]:
    """A package of that name would hide the library `packaging` from everything."""
    for path in sorted((tree.root / "packaging").rglob("__init__.py")):
        yield f"{path.relative_to(tree.root).as_posix()} hides the library packaging"


def folders_of_tests_are_packages(tree: Tree) -> Iterator[str]:
    """Without it tests/connector would hide connector."""
    folders = {PurePosixPath(module.path).parent for module in tree.under("tests/")}
    folders |= {parent for folder in folders for parent in folder.parents if parent.parts}
    for folder in sorted(folders):
        if not (tree.root / folder / "__init__.py").is_file():
            yield f"{folder} has no __init__.py"


def files_are_short(tree: Tree) -> Iterator[str]:
    """A file that one can read in one sitting."""
    for module in tree.modules:
        limit = TEST_FILE_LINES if module.is_test else FILE_LINES
        if module.lines > limit and not module.path.startswith(MIGRATIONS):
            yield f"{module.path} has {module.lines} lines, at most {limit}"


def functions_are_short(tree: Tree) -> Iterator[str]:
    """A function does one thing."""
    for module in tree.modules:
        for node in module.functions():
            if length(node) > FUNCTION_LINES and not module.path.startswith(MIGRATIONS):
                yield f"{module.path}:{node.lineno} {node.name} has {length(node)} lines, at most {FUNCTION_LINES}"


def classes_are_short(tree: Tree) -> Iterator[str]:
    """A class is one noun."""
    for module in tree.modules:
        for node in module.classes():
            if length(node) > CLASS_LINES:
                yield f"{module.path}:{node.lineno} {node.name} has {length(node)} lines, at most {CLASS_LINES}"


def foreign_libraries_come_through_their_doors(tree: Tree) -> Iterator[str]:
    """A library of others is imported where its errors are translated, and nowhere else."""
    for module in tree.product():
        for line, name in module.imports():
            library = name.split(".")[0]
            allowed = DOORS.get(library)
            if allowed is not None and not any(fnmatch(module.path, pattern) for pattern in allowed):
                yield f"{module.path}:{line} imports {library}, which only {' and '.join(allowed)} may"


def control_knows_the_domain_only(tree: Tree) -> Iterator[str]:
    """What a face loads to talk to the agent stays small: the words, and where the key and the socket lie."""
    allowed = ("connector.domain", "connector.control", "connector.paths")
    for module in tree.under("connector/control/"):
        for line, name in module.imports():
            if name.split(".")[0] == "connector" and not name.startswith(allowed):
                yield f"{module.path}:{line} imports {name}, control knows the domain only"


def names_say_what_a_thing_is(tree: Tree) -> Iterator[str]:
    """A module or class is named after a noun of the field, not after a drawer to put things in."""
    for module in tree.modules:
        path = PurePosixPath(module.path)
        for part in (*path.parts[:-1], path.stem):
            if banned := BANNED_WORDS.intersection(words(part)):
                yield f"{module.path} is called {', '.join(banned)}"
        for node in module.classes():
            if banned := BANNED_WORDS.intersection(words(node.name)):
                yield f"{module.path}:{node.lineno} {node.name} is called {', '.join(banned)}"


def money_is_no_float(tree: Tree) -> Iterator[str]:
    """Not one sen of drift: no float type and no float number where amounts live."""
    for module in tree.under(*MONEY):
        if module.path in SECONDS:
            continue
        for node in ast.walk(module.syntax):
            if isinstance(node, ast.Name) and node.id == "float":
                yield f"{module.path}:{node.lineno} names float"
            elif isinstance(node, ast.Constant) and isinstance(node.value, float):
                yield f"{module.path}:{node.lineno} holds the float {node.value}"


def patches_are_rare(tree: Tree) -> Iterator[str]:
    """Seams instead of patches: at most one test in twenty changes something behind the code's back."""
    patches = [place for module in tree.under("tests/") for place in _patches(module)]
    tests = sum(1 for module in tree.modules for _ in module.tests())
    if len(patches) > PATCHES_PER_TEST * tests:
        yield f"{len(patches)} patches in {tests} tests, at most {PATCHES_PER_TEST} a test: {', '.join(patches)}"


def tests_are_neither_skipped_nor_expected_to_fail(tree: Tree) -> Iterator[str]:
    """A test that does not run promises nothing."""
    names = {"skip", "skipif", "skipTest", "xfail", "importorskip"}
    for module in tree.under("tests/"):
        for node in ast.walk(module.syntax):
            if isinstance(node, ast.Attribute) and node.attr in names and dotted_name(node).startswith("pytest."):
                yield f"{module.path}:{node.lineno} uses {dotted_name(node)}"


def tests_wait_for_conditions(tree: Tree) -> Iterator[str]:
    """A sleep is either too short or too long."""
    for module in tree.under("tests/"):
        if PurePosixPath(module.path).name.startswith("test_"):
            for node in ast.walk(module.syntax):
                if isinstance(node, ast.Call) and called_name(node) in {"time.sleep", "sleep", "asyncio.sleep"}:
                    yield f"{module.path}:{node.lineno} sleeps"


def tests_say_their_promise(tree: Tree) -> Iterator[str]:
    """The docstring of a test is the sentence that it proves."""
    for module in tree.modules:
        for node in module.tests():
            if not ast.get_docstring(node):
                yield f"{module.path}:{node.lineno} {node.name} has no docstring"


def tests_can_fail(tree: Tree) -> Iterator[str]:
    """A test asserts, expects an error, or calls something whose name says that it checks."""
    for module in tree.modules:
        for node in module.tests():
            if not any(_checks(part) for part in ast.walk(node)):
                yield f"{module.path}:{node.lineno} {node.name} cannot fail"


def _checks(node: ast.AST) -> bool:
    if isinstance(node, ast.Assert):
        return True
    if not isinstance(node, ast.Call):
        return False
    name = called_name(node).rsplit(".", 1)[-1].lstrip("_")
    verbs = ("raises", "warns", "assert", "check", "expect", "wait", "run_state_machine", "prove", "fail", "ends_equal")
    return name.startswith(verbs)


def _patches(module: Module) -> Iterator[str]:
    """Where something is patched: calls on pytest's monkeypatch and on unittest.mock."""
    mocked = [line for line, name in module.imports() if name.startswith(("unittest.mock", "mock.", "pytest_mock"))]
    yield from (f"{module.path}:{line}" for line in mocked)
    for node in module.functions():
        if _takes_monkeypatch(node):
            for part in ast.walk(node):
                if isinstance(part, ast.Call) and called_name(part).startswith("monkeypatch."):
                    yield f"{module.path}:{part.lineno}"


def _takes_monkeypatch(node: FunctionNode) -> bool:
    return any(argument.arg == "monkeypatch" for argument in (*node.args.args, *node.args.kwonlyargs))


RULES: tuple[Rule, ...] = (
    packaging_is_no_package,
    folders_of_tests_are_packages,
    files_are_short,
    functions_are_short,
    classes_are_short,
    foreign_libraries_come_through_their_doors,
    control_knows_the_domain_only,
    names_say_what_a_thing_is,
    money_is_no_float,
    patches_are_rare,
    tests_are_neither_skipped_nor_expected_to_fail,
    tests_wait_for_conditions,
    tests_say_their_promise,
    tests_can_fail,
)
