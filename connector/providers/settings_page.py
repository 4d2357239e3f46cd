"""The page that explains a provider's settings to people, made from its description: `SETTINGS.md` in its folder.

`python -m connector.providers.settings_page` writes all of them anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from connector.providers.description import ProviderSpec, SettingSpec, SignInSpec
from connector.providers.registry import specs

PAGE = "SETTINGS.md"
_HOUR, _DAY = 3600, 86_400


def page(spec: ProviderSpec) -> str:
    """The page of one provider, as Markdown."""
    return "\n".join([*_head(spec), *_syncs(spec), *_asked(spec), *_signed_in(spec), *_limited(spec)]).rstrip() + "\n"


def write_all(folder: Path) -> list[Path]:
    """Write the page of every provider that lies in a folder of providers; which they are."""
    written = []
    for spec in specs():
        if (folder / spec.name).is_dir():
            (folder / spec.name / PAGE).write_text(page(spec), "utf-8")
            written.append(folder / spec.name / PAGE)
    return written


def _head(spec: ProviderSpec) -> Iterator[str]:
    yield f"# {spec.title}"
    yield ""
    yield "*Made from `provider.toml`; change that, not this.*"
    yield ""
    if spec.summary:
        yield spec.summary
        yield ""
    where = "on the office PC" if spec.hosted_by == "agent" else "on the platform, also while the office PC is off"
    yield f"It is kept equal {where}."
    yield ""


def _syncs(spec: ProviderSpec) -> Iterator[str]:
    names = [*(kind.value for kind in spec.entities), *spec.gathers]
    words = {"inbound": "to the platform", "outbound": "from the platform", "bidirectional": "both ways"}
    yield "| what | direction |"
    yield "|---|---|"
    for name in names:
        yield f"| {name.replace('_', ' ')} | {words[spec.direction(name)]} |"
    yield ""


def _asked(spec: ProviderSpec) -> Iterator[str]:
    if spec.settings:
        yield from _table("Settings of a connection", "", spec.settings)
    for way in spec.ways:
        yield from _table(way.title, way.help, way.settings)
    if spec.registration:
        text = (
            "What the platform's operator is given by the provider, and enters in the server's file of registrations "
        )
        text += f"under `[{spec.name}]`."
        yield from _table("Registration of the platform", text, spec.registration)


def _table(title: str, text: str, settings: Sequence[SettingSpec]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    if text:
        yield text
        yield ""
    yield "| setting | name | needed | explanation |"
    yield "|---|---|---|---|"
    for each in settings:
        needed = "yes" if each.required else "no" if each.default is None else f"no: {each.default}"
        name = f"`{each.name}`, secret" if each.secret else f"`{each.name}`"
        yield f"| {each.title} | {name} | {needed} | {each.help} |"
    yield ""


def _signed_in(spec: ProviderSpec) -> Iterator[str]:
    known = spec.sign_in
    if known is None:
        return
    yield "## Signing in"
    yield ""
    account = f" and choose one {known.tenant.title}" if known.tenant is not None else ""
    yield f"People sign in at {spec.title} in their own browser{account}. What the platform asks for:"
    yield ""
    yield from (f"- `{scope}`" for scope in known.scopes)
    yield ""
    yield f"Address to come back to, for the registration: `https://…/api/integrations/{spec.name}/callback`."
    yield ""
    yield from _lasting(known)
    yield f"Source: {known.source}."
    yield ""


def _lasting(known: SignInSpec) -> Iterator[str]:
    last = known.lifetimes
    if last.access:
        yield f"- An access token lasts {_length(last.access)}."
    if last.refresh:
        yield f"- Without any use a sign-in ends after {_length(last.refresh)}."
    if last.consent:
        yield f"- A consent ends after {_length(last.consent)}, whatever happened."
    if known.refresh is None:
        yield "- Nothing is renewed by itself: people sign in again, and are told 14, 7 and 1 days before."
    yield ""


def _limited(spec: ProviderSpec) -> Iterator[str]:
    known = spec.limits
    if known is None:
        return
    yield "## Limits"
    yield ""
    for rate in known.rates:
        yield f"- {rate.requests} {rate.of} in {_length(rate.seconds)}, for each {rate.whose}"
    if known.at_once:
        yield f"- {known.at_once} requests at once"
    yield ""
    yield f"{known.note} Source: {known.source}.".strip()


def _length(seconds: int) -> str:
    """Seconds in the largest unit that they are whole in."""
    for unit, size in (("day", _DAY), ("hour", _HOUR), ("minute", 60)):
        if seconds >= 2 * size or seconds == size:
            count = round(seconds / size)
            return f"{count} {unit}{'s' if count != 1 else ''}"
    return f"{seconds} second{'s' if seconds != 1 else ''}"


if __name__ == "__main__":
    write_all(Path(__file__).parent)
