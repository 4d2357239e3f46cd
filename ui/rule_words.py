"""Rules and fields in the words of whoever reads them."""

from __future__ import annotations

from connector.control.mapping_desk import Draft, FieldForm, RuleKind
from ui.text import translate


def form_words(form: FieldForm) -> str:
    """What a field takes."""
    return {
        FieldForm.TEXT: translate("rule", "takes a text"),
        FieldForm.AMOUNT: translate("rule", "takes an amount"),
        FieldForm.WHOLE: translate("rule", "takes a whole number"),
        FieldForm.NUMBER: translate("rule", "takes a number"),
        FieldForm.DAY: translate("rule", "takes a date"),
        FieldForm.TIME: translate("rule", "takes a time"),
        FieldForm.FLAG: translate("rule", "takes yes or no"),
        FieldForm.CHOICE: translate("rule", "takes one of a few words"),
        FieldForm.TEXTS: translate("rule", "takes several texts"),
        FieldForm.GROUP: translate("rule", "is a group of fields"),
        FieldForm.GROUPS: translate("rule", "is a list of groups"),
        FieldForm.USER_FIELDS: translate("rule", "takes user-defined fields"),
    }[form]


def kind_words(kind: RuleKind) -> str:
    """What a kind of rule does, as a choice."""
    return {
        RuleKind.NOTHING: translate("rule", "Leave it empty"),
        RuleKind.COPY: translate("rule", "Copy a column"),
        RuleKind.CONSTANT: translate("rule", "Always the same value"),
        RuleKind.LOOKUP: translate("rule", "Replace values by a table"),
        RuleKind.JOIN: translate("rule", "Join several columns"),
        RuleKind.SPLIT: translate("rule", "Take a part of a column"),
        RuleKind.WHEN: translate("rule", "It depends on a column"),
        RuleKind.COLLECT: translate("rule", "Collect several columns"),
        RuleKind.DIFFERENCE: translate("rule", "Subtract columns"),
        RuleKind.CURRENCY: translate("rule", "Currency code"),
        RuleKind.USER_FIELDS: translate("rule", "All user-defined columns"),
        RuleKind.GROUP: translate("rule", "A group of fields"),
        RuleKind.EACH: translate("rule", "A group for each row"),
    }[kind]


def rule_words(rule: Draft) -> str:
    """A rule as a short sentence."""
    columns = ", ".join(rule.columns)
    one = rule.columns[0] if rule.columns else ""
    match rule.kind:
        case RuleKind.NOTHING:
            return translate("rule", "nothing")
        case RuleKind.CONSTANT:
            return translate("rule", "always “{value}”").format(value=rule.value.replace("\n", ", "))
        case RuleKind.LOOKUP:
            return translate("rule", "{column}, replaced by a table").format(column=one)
        case RuleKind.JOIN:
            return translate("rule", "{columns}, joined").format(columns=columns)
        case RuleKind.SPLIT:
            words = translate("rule", "part {part} of {column}, split at “{separator}”")
            return words.format(part=rule.part, column=one, separator=rule.separator)
        case RuleKind.WHEN:
            return _when(rule, one)
        case RuleKind.DIFFERENCE:
            return translate("rule", "{columns}, each subtracted from the first").format(columns=columns)
        case RuleKind.USER_FIELDS:
            return translate("rule", "all columns {columns}").format(columns=columns)
        case RuleKind.GROUP | RuleKind.EACH:
            return rule.table
        case _:
            several = rule.kind is RuleKind.COPY and len(rule.columns) > 1
            return translate("rule", "the first filled of {columns}").format(columns=columns) if several else columns


def _when(rule: Draft, column: str) -> str:
    then = rule_words(rule.then) if rule.then else translate("rule", "nothing")
    otherwise = rule_words(rule.otherwise) if rule.otherwise else translate("rule", "nothing")
    if rule.equals is None:
        words = translate("rule", "if {column} is empty: {then}, else: {otherwise}")
    else:
        words = translate("rule", "if {column} is {values}: {then}, else: {otherwise}")
    values = ", ".join(rule.equals or ())
    return words.format(column=column, values=values, then=then, otherwise=otherwise)


_COMMON = (RuleKind.COPY, RuleKind.CONSTANT, RuleKind.LOOKUP, RuleKind.WHEN)
_KINDS: dict[FieldForm, tuple[RuleKind, ...]] = {
    FieldForm.TEXT: (*_COMMON, RuleKind.JOIN, RuleKind.SPLIT),
    FieldForm.AMOUNT: (*_COMMON, RuleKind.DIFFERENCE),
    FieldForm.TIME: (RuleKind.COPY,),
    FieldForm.TEXTS: (RuleKind.COLLECT, RuleKind.CONSTANT),
    FieldForm.USER_FIELDS: (RuleKind.USER_FIELDS,),
    FieldForm.GROUP: (),
    FieldForm.GROUPS: (),
}


def kinds_for(form: FieldForm, *present: RuleKind) -> tuple[RuleKind, ...]:
    """Kinds of rules that a field can have; those that it has are among them."""
    kinds = (*_KINDS.get(form, _COMMON), RuleKind.NOTHING)
    return (*kinds, *(kind for kind in dict.fromkeys(present) if kind not in kinds))
