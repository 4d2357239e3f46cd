"""Gathers the sentences that the agent makes for people, as templates with named holes, from the code that makes them.

    python packaging/agent_sentences.py

The agent says everything in English: so do its log file, the command line and the platform. A face in another language
knows the templates (`ui/translations/agent_sentences.txt`), recognises a sentence by its own, and says the translation
with the same values in it. What is gathered is every text in `connector/` that reads as a sentence.
"""

from __future__ import annotations

import ast
import functools
import itertools
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

ROOT = Path(__file__).resolve().parents[1]
LIST = "agent_sentences.txt"

_POSTED = ("invoice", "payment")
PARTS = (
    *(f"{done} in the books" for done in ("created", "deleted", "updated")),
    *(f"{done} in the books; the books were kept in {{fields}}" for done in ("created", "deleted", "updated")),
    *("created", "deleted", "updated", "success", "partial", "failed", "stopped", "as delivered", "nothing"),
    "{creates} created",
    *("The platform", "the platform", "The other side", "a company without a name", "Line {place}:"),
    *("the Windows user that this program runs as", "the login {user}", "the key file {path}"),
    *("the key store of this computer ({name})", "with your {overrides}"),
    *("sales invoice", "customer payment", "sales invoices", "customer payments", "payment method", "posting date"),
    *("tax date", "date", "area", "project", "location", "stock group", "price tag", "category", "purchase agent"),
    *("customer type", "supplier type", "price category", "item type", "item brand", "item class", "item category"),
    *(f"No {kind} {{trait}} was among the documents on which the posting rules were proved." for kind in _POSTED),
    *(
        "tariff",
        "read",
        "write",
        "with tax code {code}",
        "the request is not valid",
        "for an invoice with tax of code {code}",
    ),
)
"""What is said within a sentence, or stands alone without a full stop."""
_ALL_PARTS = ("connector/posting/traits.py",)
"""Files whose every text is said within sentences."""

_FOLDERS = ("connector", "cloud_api/agents", "cloud_api/records", "cloud_api/sign_in")
"""What the platform says of a request of the agent's is told in its words."""
_NOT_FOR_THE_FACE = (
    *("cli/", "__main__.py", "settings_page.py", "webhook", "loopback.py", "schemas.py", "sign_in/languages.py"),
    *("connector/online", "providers/quickbooks", "providers/xero", "providers/facebook", "providers/instagram"),
    "providers/meta/",
)
"""The command line speaks English; what comes of webhooks, and of the systems that the platform's worker exchanges
with, is told on the platform's pages."""
_SENTENCE = re.compile(r"""[A-Z\d{“‘"'].*[A-Za-z}\d)”'/][.?!…]""", re.DOTALL)
_BETWEEN = re.compile(r"(?<=[.!?])\s+(?![^{]*\})")
_SQL = re.compile(r"\bSELECT .* FROM\b|\bUPDATE \S+ SET\b|\b(INSERT INTO|DELETE FROM|WHERE)\b|^(ALTER|DROP|CREATE)\b")
_HOLE = re.compile(r"\{\w+\}")
_SPELLING = re.compile(r"\{(\w+)(?:![rsa])?(?::[^{}]*)?\}")
_ENDS_OPEN = re.compile(r"[A-Z].*[a-z]: (\{\w+\}|the request is not valid)")
_QUOTED = re.compile(r"\{\w+\} (?=[A-Z])")
_MOST = 12
"""Variants of one sentence."""

Piece = str | ast.expr


@functools.cache
def templates(root: Path = ROOT) -> list[str]:
    """All templates of the agent, each once, in the order of their letters."""
    found: set[str] = set(PARTS)
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            if is_heard(path, root):
                tree = ast.parse(path.read_text(encoding="utf-8"))
                found.update(_of_module(tree))
                if path.relative_to(root).as_posix() in _ALL_PARTS:
                    found.update(str(text.value) for text in _texts(tree) if _is_part(text))
    # The same sentence about another thing is one: what the hole is called matters to nobody.
    once: dict[str, str] = {}
    for each in sorted(found):
        once.setdefault(_HOLE.sub("{}", each), each)
    return list(once.values())


def is_heard(path: Path, root: Path = ROOT) -> bool:
    """Whether a face shows what a module says."""
    return not any(part in path.relative_to(root).as_posix() for part in _NOT_FOR_THE_FACE)


def unheard(path: Path) -> Iterator[str]:
    """What a module tells people in an error, and the gatherer does not see as sentences: with file and line."""
    listed = {_HOLE.sub("{}", each) for each in templates()}
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and _called(call) in _errors():
            told = [*call.args[:1], *(each.value for each in call.keywords if each.arg in ("sentence", "remedy"))]
            for text in told:
                wrong = isinstance(text, ast.BinOp) or any(
                    _HOLE.sub("{}", said) not in listed for said in _pieces(text) if not _is_command(said)
                )
                if wrong:
                    yield f"{path.name}:{text.lineno} {ast.unparse(text)}"


def _pieces(text: ast.expr) -> Iterator[str]:
    for variant in itertools.islice(_variants(text), _MOST):
        for said in _BETWEEN.split(_SPELLING.sub(r"{\1}", _named(variant)).strip()):
            yield _QUOTED.sub("", said, count=1) if _QUOTED.match(said) else said


def _is_command(said: str) -> bool:
    """What is to be typed is left out in a window; and what is only passed on was said elsewhere."""
    return "bukubridge " in said or not _HOLE.sub("", said).strip()


@functools.cache
def _errors() -> frozenset[str]:
    tree = ast.parse((ROOT / "connector" / "domain" / "errors.py").read_text(encoding="utf-8"))
    return frozenset(each.name for each in tree.body if isinstance(each, ast.ClassDef))


def _of_module(tree: ast.Module) -> Iterator[str]:
    for text in _texts(tree):
        for variant in itertools.islice(_variants(text), _MOST):
            yield from _sentences(_SPELLING.sub(r"{\1}", _named(variant)))
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and _called(call) == "ValueError":
            for variant in itertools.islice(_variants(call.args[0]), _MOST):
                # What is wrong with a setting: said as a sentence, or within one.
                words = _SPELLING.sub(r"{\1}", _named(variant)).replace("`", "")
                yield from _sentences(f"{words[:1].upper()}{words[1:]}.")


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text; one that begins with what somebody else said begins behind that."""
    for sentence in _BETWEEN.split(text.strip()):
        said = sentence.strip()
        if (open_at := _QUOTED.match(said)) is not None:
            said = said[open_at.end() :]
        if _is_sentence(said):
            yield said


def _is_part(text: ast.Constant | ast.JoinedStr) -> TypeGuard[ast.Constant]:
    return isinstance(text, ast.Constant) and " " in str(text.value)


def _called(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def _texts(inside: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Texts of the code, less what explains it, and less the parts of other texts."""
    for each in ast.iter_child_nodes(inside):
        if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant):
            continue
        if isinstance(each, ast.JoinedStr) or (isinstance(each, ast.Constant) and isinstance(each.value, str)):
            yield each
        else:
            yield from _texts(each)


def _variants(text: ast.expr) -> Iterator[list[Piece]]:
    """A text as pieces; where the code chooses between words, one for each choice."""
    if isinstance(text, ast.Constant):
        yield [str(text.value)]
    elif isinstance(text, ast.JoinedStr):
        for parts in itertools.product(*(list(_variants(part)) for part in text.values)):
            yield [piece for part in parts for piece in part]
    elif isinstance(text, ast.FormattedValue):
        yield from _variants(text.value)
    elif isinstance(text, ast.IfExp) and (_says(text.body) or _says(text.orelse)):
        yield from _variants(text.body)
        yield from _variants(text.orelse)
    elif isinstance(text, ast.BoolOp) and isinstance(text.op, ast.Or) and _says(text.values[-1]):
        yield [text.values[0]]
        yield from _variants(text.values[-1])
    else:
        yield [text]


def _says(node: ast.expr) -> bool:
    """Whether it is a text that stands in the code."""
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _named(pieces: list[Piece]) -> str:
    """With a name for each hole; the same expression has the same name."""
    names: dict[str, str] = {}
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        said = ast.unparse(piece)
        if said not in names:
            name = wanted = _name(piece)
            for number in itertools.count(2):
                if name not in names.values():
                    break
                name = f"{wanted}_{number}"
            names[said] = name
        text += f"{{{names[said]}}}"
    return text


def _name(node: ast.expr) -> str:
    """What an expression is about: its last noun."""
    match node:
        case ast.Attribute(attr="value", value=each):
            return _name(each)
        case ast.Name(id=name) | ast.Attribute(attr=name) if name.strip("_").isidentifier():
            return name.strip("_").lower()
        case ast.Call(func=ast.Attribute(attr="join"), args=[each, *_]):
            return _name(each)
        case ast.Call(func=ast.Name(id="len")):
            return "count"
        case ast.Call(func=ast.Attribute(value=value, attr="replace" | "lower" | "capitalize" | "astimezone")):
            return _name(value)
        case ast.Call(func=ast.Name(id="next" | "iter" | "abs" | "sorted" | "str"), args=[each, *_]):
            return _name(each)
        case ast.Call(args=[each, *_]) | ast.GeneratorExp(elt=each) | ast.BinOp(left=each) | ast.Subscript(value=each):
            return _name(each)
        case ast.BoolOp(values=[each, *_]) | ast.IfExp(body=each):
            return _name(each)
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name.strip("_").lower()
    return "value"


def _is_sentence(text: str) -> bool:
    words = re.findall(r"[A-Za-z]{2,}", _HOLE.sub(" ", text))
    return (
        (_SENTENCE.fullmatch(text) or _ENDS_OPEN.fullmatch(text)) is not None
        and len(words) > 1
        and not _SQL.search(text)
        and "bukubridge " not in text
    )


if __name__ == "__main__":
    sys.stdout.write("\n".join([*templates(), ""]))
