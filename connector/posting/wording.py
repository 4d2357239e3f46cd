"""Rules and conditions in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from connector.posting.rules import (
    Amount,
    Cell,
    Constant,
    Copy,
    Fresh,
    Joined,
    Later,
    Lookup,
    Null,
    Only,
    Position,
    Rule,
    Side,
    Symbol,
    Term,
    Test,
    spelled,
    words,
)


def rule_words(rule: Rule) -> str:
    """One rule: "the document's DOCAMT, with the other sign"."""
    match rule:
        case Null():
            return "nothing"
        case Constant():
            return f'always "{rule.text}"'
        case Copy():
            return words(rule.name) + (f", its first {rule.length} characters" if rule.length else "")
        case Later():
            return _later_words(rule)
        case Position():
            return f"its number among the rows ({rule.start}, {rule.start + rule.step} …)"
        case Fresh():
            return "a new key"
        case _:
            return _compound_words(rule)


def _compound_words(rule: Amount | Lookup | Joined | Only) -> str:
    match rule:
        case Amount():
            side = "" if rule.side is Side.AS_IS else f", {rule.side.value}"
            return _sum_words(rule.terms) + side
        case Lookup():
            known = ", ".join(f"{code or 'none'}: {_plain(value)}" for code, value in sorted(rule.entries.items()))
            return f"what belongs to {words(rule.code)} ({known})"
        case Joined():
            parts = [f'"{rule.texts[0]}"'] if rule.texts[0] else []
            for name, text in zip(rule.names, rule.texts[1:], strict=True):
                parts += [words(name), *([f'"{text}"'] if text else [])]
            return " followed by ".join(parts)
        case Only():
            return f"{rule_words(rule.then)} if {tests_words(rule.when)}, else {rule_words(rule.otherwise)}"


def tests_words(tests: Iterable[Test]) -> str:
    """Conditions joined by "and"; "always" for none."""
    return " and ".join(_test_words(test) for test in tests) or "always"


def _test_words(test: Test) -> str:
    value = "" if test.value is None else f" {test.value.text}"
    return f"{words(test.name)} {test.relation.value}{value}"


def _sum_words(terms: tuple[Term, ...]) -> str:
    text = ""
    for term in terms:
        sign = " - " if term.minus else " + "
        text += (sign if text else sign.strip("+ ")) + _term_words(term)
    return text


def _term_words(term: Term) -> str:
    if term.third:
        return f"{words(term.first)} x {words(term.second)} / {words(term.third)}"
    return f"{words(term.first)} x {words(term.second)}" if term.second else words(term.first)


def _later_words(rule: Later) -> str:
    if not rule.code:
        return f"{words(rule.date)} + {rule.days.get('', 0)} days"
    known = ", ".join(f"{code or 'none'}: {days} days" for code, days in sorted(rule.days.items()))
    return f"{words(rule.date)} + the days of {words(rule.code)} ({known})"


def _plain(rule: Null | Constant) -> str:
    return "nothing" if isinstance(rule, Null) else rule.text


def picture(cells: Mapping[str, Cell]) -> str:
    """A row in a few words: its first telling cells."""
    shown = [
        f"{name} {spelled(value)}"
        for name, value in cells.items()
        if not isinstance(value, Symbol) and value not in (None, "", 0, "----")
    ]
    return ", ".join(shown[:8])
