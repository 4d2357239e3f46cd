"""The form of a connection's settings as the configuration that somebody wishes. Pure."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from cloud_api.configuration.schemas import Configuration, Configured
from cloud_api.problems import Problem
from connector.domain.conflicts import Policy
from connector.domain.entities import MONEY_KINDS
from connector.domain.keys import EntityKind
from connector.domain.policies import KindPolicy, Policies
from connector.domain.writable import TWO_WAY
from connector.domain.writing import Deletion
from connector.platform.wire import ProblemCode
from connector.platform.wire_configuration import Schedule

TIMES = ("every", "cron", "hours", "days", "timezone")
"""Of a schedule, as the form calls them."""


def deletions(kind: EntityKind) -> tuple[Deletion, ...]:
    """What a deletion on the platform may do in the books."""
    softly = Deletion.CANCEL if kind in MONEY_KINDS else Deletion.DEACTIVATE
    return Deletion.IGNORE, softly, Deletion.DELETE


def configuration_of(form: Mapping[str, str], before: Configured, kinds: list[EntityKind]) -> Configuration:
    """What is wished: what the form does not show stays as it was.

    Raises:
        Problem: 422, a value is none that the form offers.
    """
    policies = dict(before.policies.kinds)
    for kind in kinds:
        policy = _policy(form, kind, before.policies.of(kind))
        if policy != KindPolicy() or kind in policies:
            policies[kind] = policy
    known: dict[str, object] = {
        "policies": msgspec.to_builtins(Policies(kinds=policies)),
        "mapping": "" if "mapping.reset" in form else before.mapping,
    }
    version = form.get("version", "")
    if not version.isdecimal():
        raise Problem(422, ProblemCode.INVALID, "This form is not from our page: open it anew.")
    known["version"] = int(version)
    if before.every_seconds is not None:
        known["every_seconds"] = _number(form.get("every_seconds", ""))
    else:
        times = {name: value for name in TIMES if (value := form.get(name, "").strip())}
        known["schedule"] = times or None
    try:
        return msgspec.convert(known, Configuration)
    except msgspec.ValidationError as exc:
        raise Problem(422, ProblemCode.INVALID, _said(exc)) from exc


def as_wished(before: Configured, form: Mapping[str, str], kinds: list[EntityKind]) -> Configured:
    """The form again as somebody filled it in, in so far as it can be understood."""
    policies = dict(before.policies.kinds)
    schedule = before.schedule
    try:
        policies |= {kind: _policy(form, kind, before.policies.of(kind)) for kind in kinds}
        times = {name: form.get(name, "").strip() for name in TIMES}
        schedule = msgspec.convert(times, Schedule)
    except (Problem, msgspec.ValidationError):
        pass  # what cannot be understood is shown as it was; the notice says what was wrong
    return msgspec.structs.replace(before, policies=Policies(kinds=policies), schedule=schedule)


def _policy(form: Mapping[str, str], kind: EntityKind, before: KindPolicy) -> KindPolicy:
    read = f"{kind}.read" in form
    if kind not in TWO_WAY:
        return msgspec.structs.replace(before, read=read)
    try:
        return msgspec.structs.replace(
            before,
            read=read,
            write=f"{kind}.write" in form,
            conflict=Policy(form.get(f"{kind}.conflict", before.conflict)),
            fields={} if f"{kind}.fields" in form else before.fields,
            deleted_on_platform=Deletion(form.get(f"{kind}.gone_here", before.deleted_on_platform)),
            deleted_in_books=Deletion(form.get(f"{kind}.gone_there", before.deleted_in_books)),
        )
    except ValueError as exc:
        raise Problem(422, ProblemCode.INVALID, "The form offers no such choice.") from exc


def _number(typed: str) -> int:
    if not typed.strip().isdecimal() or len(typed) > 9:
        raise Problem(422, ProblemCode.INVALID, "How often: a whole number of seconds, 60 or more.")
    return int(typed)


def _said(exc: msgspec.ValidationError) -> str:
    """The check's own words, without where in the body it stood."""
    sentence = str(exc).partition(" - at `$")[0].rstrip(".")
    if "every_seconds" in str(exc):
        return "How often: a whole number of seconds, at least 60 and at most 86400."
    return f"The times cannot work: {sentence}."
