"""What a provider gives for a consent: tokens, how long they last, and the accounts that they open."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlencode

import httpx
import structlog

from cloud_api.sign_in.calls import Caller, filled
from cloud_api.sign_in.registrations import Registration
from connector.domain.clock import Clock
from connector.domain.errors import BridgeError, ProtocolBroken, SettingsInvalid
from connector.domain.secret import Secret
from connector.providers.description import CallSpec, TenantSpec

_log = structlog.get_logger("cloud_api.sign_in")
_LONGEST_TOKEN: Final = 16_384
_MOST_PAGES: Final = 20
_LONGEST_LIFE: Final = 100 * 365 * 86_400


@dataclass(frozen=True, slots=True)
class Grant:
    """Tokens, as one answer gave them. Times are aware, UTC; None: nobody says, or for ever."""

    access: Secret
    refresh: Secret | None = None
    access_expires_at: dt.datetime | None = None
    refresh_expires_at: dt.datetime | None = None
    consent_ends_at: dt.datetime | None = None
    scope: str = ""
    answer: Mapping[str, object] = field(default_factory=dict, repr=False)
    """The answer itself, for a tenant that is told in it."""


@dataclass(frozen=True, slots=True)
class Tenant:
    """One account that a consent opened."""

    id: str = ""
    name: str = ""
    token: Secret | None = None
    kept: Mapping[str, str] = field(default_factory=dict)


class Grants:
    """The conversation with one provider about tokens. Synchronous; may be shared between threads."""

    def __init__(self, registration: Registration, client: httpx.Client, clock: Clock) -> None:
        self._registration = registration
        self._flow = registration.flow
        self._caller = Caller(registration, client)
        self._clock = clock

    def address(self, state: str, redirect_uri: str, challenge: str) -> str:
        """Where the browser goes to consent."""
        flow, registration = self._flow, self._registration
        values = {**{each.name: "" for each in registration.spec.registration}, **registration.values}
        asked = {
            "response_type": "code",
            "client_id": registration.values.get("client_id", ""),
            "redirect_uri": redirect_uri,
            "scope": flow.scope_separator.join(flow.scopes),
            "state": state,
            **{name: filled(text, values) for name, text in flow.parameters.items()},
        }
        if flow.pkce:
            asked |= {"code_challenge": challenge, "code_challenge_method": "S256"}
        base = filled(registration.address("authorize", flow.authorize), values, url=True)
        return f"{base}?{urlencode({name: value for name, value in asked.items() if value})}"

    def exchange(self, code: str, redirect_uri: str, verifier: str) -> Grant:
        """Tokens for a code, made to last where the provider has a second step for that. Raises as `Caller.call`."""
        flow = self._flow
        standard = {"grant_type": "authorization_code", "code": "{code}", "redirect_uri": "{redirect_uri}"}
        call = flow.exchange
        if flow.pkce:
            standard["code_verifier"] = "{verifier}"
        known = {"code": code.removesuffix(flow.code_suffix), "redirect_uri": redirect_uri, "verifier": verifier}
        grant = self._granted(_meant(call, self._caller.call("exchange", call, standard, known)), None)
        if flow.lengthen is not None:
            again = self._caller.call("lengthen", flow.lengthen, {}, {"access_token": grant.access.reveal()})
            longer = self._granted(again, None)
            grant = replace(longer, answer=grant.answer, scope=longer.scope or grant.scope)
        return grant

    def refresh(self, access: Secret, refresh: Secret | None, consent_ends_at: dt.datetime | None) -> Grant:
        """New tokens for the old ones. Raises as `Caller.call`."""
        if self._flow.refresh is None:
            raise SettingsInvalid(f"{self._registration.spec.title} renews nothing: people consent again.")
        standard = {"grant_type": "refresh_token", "refresh_token": "{refresh_token}"}
        known = {"access_token": access.reveal(), "refresh_token": refresh.reveal() if refresh is not None else ""}
        answer = self._caller.call("refresh", self._flow.refresh.call, standard, known)
        grant = self._granted(answer, consent_ends_at)
        # A provider that does not rotate may leave it out: then the old one goes on (RFC 6749, 6).
        return grant if grant.refresh is not None else replace(grant, refresh=refresh)

    def revoke(self, access: Secret, refresh: Secret | None, tenant: Tenant) -> bool:
        """Take the consent back; False where the provider has no way to. Raises as `Caller.call`."""
        if self._flow.revoke is None:
            return False
        standard = {"token": "{refresh_token}" if refresh is not None else "{access_token}"}
        known = {**tenant.kept, "access_token": access.reveal(), "tenant": tenant.id}
        if refresh is not None:
            known["refresh_token"] = refresh.reveal()
        call = self._flow.revoke
        if not call.parameters and not call.bearer and call.form == "form":
            standard["token_type_hint"] = "refresh_token" if refresh is not None else "access_token"
        self._caller.call("revoke", call, standard, known)
        return True

    def tenants(self, grant: Grant, told: Mapping[str, str]) -> list[Tenant]:
        """The accounts that were opened; `told` came with the browser.

        Raises:
            ProtocolBroken: what was told identifies nothing. And as `Caller.call`.
        """
        spec = self._flow.tenant
        if spec is None:
            return [Tenant()]
        if spec.found == "callback":
            found = [self._named(spec, grant, _identifier(spec, told.get(spec.id)))]
        elif spec.found == "answer":
            found = [_tenant(spec, grant.answer)]
        else:
            found = [_tenant(spec, each) for each in self._listed(spec, grant)]
        return list({tenant.id: tenant for tenant in found}.values())

    def _named(self, spec: TenantSpec, grant: Grant, tenant: str) -> Tenant:
        """An account that came with the browser, by what people call it where one may ask; a name is no condition."""
        if spec.call is None:
            return Tenant(tenant)
        known = {"access_token": grant.access.reveal(), "tenant": tenant}
        try:
            name = _field(self._caller.call("tenant", spec.call, {}, known), spec.name)
        except BridgeError as exc:
            provider = self._registration.spec.name
            _log.info("an account told no name", provider=provider, code=exc.code, sentence=exc.sentence, **exc.facts)
            return Tenant(tenant)
        return Tenant(tenant, name[:200] if isinstance(name, str) else "")

    def _listed(self, spec: TenantSpec, grant: Grant) -> Iterator[Mapping[str, object]]:
        if spec.call is None:
            raise SettingsInvalid("The description of the provider does not say where accounts are listed.")
        known = {"access_token": grant.access.reveal()}
        answer = _meant(spec.call, self._caller.call("tenant", spec.call, {}, known))
        for _ in range(_MOST_PAGES):
            items = _field(answer, spec.items) if spec.items else answer
            for item in items if isinstance(items, list) else [items]:
                if isinstance(item, dict) and _is_account(spec, item):
                    yield item
            following = _field(answer, spec.next) if spec.next else None
            if not isinstance(following, str) or not following:
                return
            answer = self._caller.follow(following, spec.call, known)

    def _granted(self, answer: object, consent_ends_at: dt.datetime | None) -> Grant:
        if not isinstance(answer, dict):
            raise ProtocolBroken(f"{self._registration.spec.title} answered with no tokens.")
        title, now, last = self._registration.spec.title, self._clock.now(), self._flow.lifetimes
        access = _token(answer, "access_token", title)
        if access is None:
            raise ProtocolBroken(f"{title} answered with no tokens.")
        refresh = _token(answer, "refresh_token", title)
        expires = _end(now, answer.get("expires_in"), last.access)
        told = answer.get(self._flow.consent_expires_in) if self._flow.consent_expires_in else None
        ends = _end(now, told, 0) or consent_ends_at or _end(now, None, last.consent)
        unused = answer.get(self._flow.refresh_expires_in) if self._flow.refresh_expires_in else None
        return Grant(
            access=access,
            refresh=refresh,
            access_expires_at=expires,
            refresh_expires_at=_end(now, unused, last.refresh) if refresh is not None else None,
            # Where nothing is renewed the consent ends with its token.
            consent_ends_at=expires if self._flow.refresh is None else ends,
            scope=_scope(answer.get("scope") or answer.get("permissions")),
            answer=answer,
        )


def _meant(call: CallSpec, answer: object) -> object:
    """What is meant in an answer that may hold it within a list."""
    listed = _field(answer, call.within) if call.within else None
    return listed[0] if isinstance(listed, list) and listed else answer


def _is_account(spec: TenantSpec, item: Mapping[str, object]) -> bool:
    if spec.some and _field(item, spec.id) is None:
        return False
    return all(item.get(name) == value for name, value in spec.only.items())


def _token(answer: Mapping[str, object], name: str, title: str) -> Secret | None:
    value = answer.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str) or len(value) > _LONGEST_TOKEN or not value.isascii() or not value.isprintable():
        raise ProtocolBroken(f"{title} answered with a token that is none.")
    return Secret(value)


def _end(now: dt.datetime, told: object, otherwise: int) -> dt.datetime | None:
    """When something ends that lasts so many seconds, a number or its text."""
    seconds = otherwise
    if isinstance(told, int | float) and not isinstance(told, bool):
        seconds = int(told)
    if isinstance(told, str) and re.fullmatch(r"[0-9]{1,12}", told):
        seconds = int(told)
    return now + dt.timedelta(seconds=min(seconds, _LONGEST_LIFE)) if seconds > 0 else None


def _scope(told: object) -> str:
    if isinstance(told, list):
        told = " ".join(each for each in told if isinstance(each, str))
    return told[:4000] if isinstance(told, str) else ""


def _field(answer: object, path: str) -> object:
    """A value inside of an answer, by names with dots; None when there is none."""
    for name in path.split("."):
        answer = answer.get(name) if isinstance(answer, dict) else None
    return answer


def _tenant(spec: TenantSpec, item: Mapping[str, object]) -> Tenant:
    name = _field(item, spec.name) if spec.name else ""
    token = _token(item, spec.token, spec.title) if spec.token else None
    kept = {key: str(_field(item, path)) for key, path in spec.keeps.items() if _field(item, path) is not None}
    return Tenant(_identifier(spec, _field(item, spec.id)), name[:200] if isinstance(name, str) else "", token, kept)


def _identifier(spec: TenantSpec, value: object) -> str:
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not text or len(text) > 200 or not text.isprintable() or not re.fullmatch(spec.pattern or ".+", text):
        raise ProtocolBroken(f"Nobody said which {spec.title} was chosen.")
    return text
