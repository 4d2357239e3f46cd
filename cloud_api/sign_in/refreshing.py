"""Renewing tokens: before they end, by one holder at a time, and never using what is not durable yet.

What is sent to a provider may have been taken although no answer came. So the old refresh token stays until a new one
lies in the database; a lost answer is followed by the same request once more, which a provider with a grace answers
again; and only the provider's own word that a consent is over ends it.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

import structlog
from sqlalchemy import or_, select

from cloud_api.audit.chain import Action
from cloud_api.audit.trail import Openings, Told
from cloud_api.db.tables import integration_tokens
from cloud_api.operations.metrics import token_renewals
from cloud_api.sign_in.grants import Grant, Grants
from cloud_api.sign_in.holding import Held, Holding, Replaced
from cloud_api.sign_in.service import SignInService
from cloud_api.sign_in.tokens import ACCESS, FORMER, REFRESH, TENANT, Known, Tokens
from connector.domain.errors import AnswerLost, BridgeError, NotFound, RetryLater, SignInRefused, Throttled, VaultLocked
from connector.domain.secret import Secret
from connector.providers.description import SignInSpec
from connector.providers.registry import spec

LEAST_LEFT: Final = dt.timedelta(seconds=60)
"""An access token with less is not used any more: a request must reach the provider before its end."""
_FIRST_PAUSE, _LONGEST_PAUSE = 30.0, 3600.0
_MOST_TRIES: Final = 20
_t = integration_tokens.c
_log = structlog.get_logger("cloud_api.sign_in")


class Refreshing:
    """Tokens of connections, always fresh. Synchronous; may be shared between threads."""

    def __init__(self, begun: SignInService) -> None:
        self._begun = begun
        self._database = begun.database
        self._clock = begun.clock
        self._holding = Holding(begun.database, begun.keys)
        self._openings = Openings()

    def token(self, organization_id: str, provider: str, *, own: bool = True) -> Secret:
        """A token that requests for records may carry now: the account's own where it has one, unless the person's is
        asked for.

        Raises:
            NotFound: the provider is not connected.
            SignInRefused: only signing in again helps.
            RetryLater: it could not be renewed just now.
        """
        known, secrets = self._stored(organization_id, provider)
        if (TENANT not in secrets or not own) and not self._lasts(known):
            self.refresh(organization_id, provider, seen=known)
            known, secrets = self._stored(organization_id, provider)
        found = (secrets.get(TENANT) if own else None) or secrets.get(ACCESS)
        if found is None:
            raise SignInRefused(_again(provider), remedy="Connect it again.")
        self._tell_opened(known)
        return found

    def refresh(self, organization_id: str, provider: str, *, seen: Known | None = None, wait: bool = True) -> Known:
        """Renew the tokens now, unless somebody did since `seen`. What is known of them then.

        Raises:
            NotFound: the provider is not connected, or without `wait` somebody else renews it just now.
            SignInRefused: the consent is over; people were asked to sign in again.
            RetryLater, SettingsInvalid, ProtocolBroken: not now; it is tried again by itself.
        """
        try:
            error = self._refreshed(organization_id, provider, seen, wait)
        except Replaced:
            error = None
        except VaultLocked:
            # A rotation of the server's key may have come between row and key file; then the row is another now.
            error = self._refreshed(organization_id, provider, seen, wait)
        if error is not None:
            raise error
        with self._database.read() as connection:
            return self._known(Tokens(connection, self._begun.keys), organization_id, provider)

    def end(self, organization_id: str, provider: str, lent: Secret, sentence: str) -> None:
        """The provider takes a token no more that was lent: the consent is over, unless there are others by now.

        Raises:
            RetryLater: the database does not answer.
        """
        with suppress(Replaced), self._holding.held(organization_id, provider, wait=True) as held:
            if held is None or held.known.state != "working":
                return
            if lent in (held.secrets.get(TENANT), held.secrets.get(ACCESS)):
                _log.warning("a token is over", provider=provider, connection=held.known.connection)
                token_renewals.labels(provider, "over").inc()
                self._ended(held, sentence)

    def due(self, limit: int) -> Sequence[Known]:
        """Connections whose tokens are to be renewed now, the most urgent first; or whose consent is over."""
        now = self._clock.now()
        statement = (
            select(integration_tokens)
            .where(_t.state == "working", or_(_t.due_at <= now, _t.consent_ends_at <= now))
            .order_by(_t.due_at)
            .limit(limit)
        )
        with self._database.read() as connection:
            return connection.execute(statement).all()

    def _stored(self, organization_id: str, provider: str) -> tuple[Known, dict[str, Secret]]:
        with self._database.read() as connection:
            tokens = Tokens(connection, self._begun.keys)
            known = self._known(tokens, organization_id, provider)
            return known, tokens.secrets(known)

    def _known(self, tokens: Tokens, organization_id: str, provider: str) -> Known:
        """What is known of tokens that work. Raises NotFound, SignInRefused."""
        known = tokens.find(organization_id, provider)
        if known is None:
            raise NotFound(f"{spec(provider).title} is not connected.", remedy="Connect it.")
        if known.state != "working":
            raise SignInRefused(known.sentence or _again(provider), remedy="Connect it again.")
        return known

    def _tell_opened(self, known: Known) -> None:
        told = Told(
            action=Action.TOKENS_OPENED,
            organization_id=known.organization_id,
            provider=known.provider,
            facts={"connection": known.connection, "to": "ask for records"},
        )
        place = (known.organization_id, known.provider, str(known.revision))
        self._openings.tell(self._database, told, *place)

    def _lasts(self, known: Known) -> bool:
        ends: dt.datetime | None = known.access_expires_at
        return ends is None or ends - self._clock.now() > LEAST_LEFT

    def _refreshed(self, organization_id: str, provider: str, seen: Known | None, wait: bool) -> BridgeError | None:
        """What went wrong, once it is recorded; None when there are new tokens."""
        flow = self._begun.registered.get(provider).flow
        with self._holding.held(organization_id, provider, wait=wait) as held:
            if held is None:
                return NotFound(f"{spec(provider).title} is not connected.", remedy="Connect it.")
            known = held.known
            if known.state != "working" or (seen is not None and known.revision != seen.revision):
                return None  # `_known` tells how it stands
            now = self._clock.now()
            over = known.consent_ends_at is not None and known.consent_ends_at <= now
            if over or (flow.refresh is None and not self._lasts(known)):
                return self._ended(held, f"The consent at {spec(provider).title} is over.")
            if flow.refresh is None:
                return None
            young = flow.refresh.youngest_seconds
            if young and now - known.refreshed_at < dt.timedelta(seconds=young):
                return None
            return self._renew(held, flow, now)

    def _renew(self, held: Held, flow: SignInSpec, now: dt.datetime) -> BridgeError | None:
        provider = held.known.provider
        try:
            grant = self._ask(self._begun.grants(provider), held, now)
        except SignInRefused as exc:
            _log.warning("a consent is over", provider=provider, connection=held.known.connection, **exc.facts)
            token_renewals.labels(provider, "over").inc()
            return self._ended(held, exc.sentence)
        except BridgeError as exc:
            token_renewals.labels(provider, "put off").inc()
            with held.writing() as tokens:
                tokens.try_later(held.known, now + _pause(held.known, exc), exc.sentence)
            _log.warning("tokens were not renewed", provider=provider, connection=held.known.connection, code=exc.code)
            return exc
        with held.writing() as tokens:
            tokens.replace(held.known, held.secrets.get(REFRESH), flow, grant, now)
        token_renewals.labels(provider, "renewed").inc()
        return None

    def _ask(self, grants: Grants, held: Held, now: dt.datetime) -> Grant:
        """New tokens. A lost answer is asked for once more; a refused token gives way to the former in its grace."""
        known, secrets = held.known, held.secrets
        access, refresh = secrets.get(ACCESS), secrets.get(REFRESH)
        if access is None:
            raise SignInRefused(_again(known.provider))
        try:
            try:
                return grants.refresh(access, refresh, known.consent_ends_at)
            except AnswerLost:
                return grants.refresh(access, refresh, known.consent_ends_at)
        except SignInRefused:
            former = secrets.get(FORMER)
            if former is None or known.grace_ends_at is None or known.grace_ends_at <= now:
                raise
            return grants.refresh(access, former, known.consent_ends_at)

    def _ended(self, held: Held, sentence: str) -> SignInRefused:
        with held.writing() as tokens:
            tokens.end(held.known, sentence)
        return SignInRefused(sentence, remedy="Connect it again.")


def _pause(known: Known, error: BridgeError) -> dt.timedelta:
    """How long until the next try: as asked, or twice as long each time."""
    asked = error.after if isinstance(error, Throttled) else None
    doubled = min(_FIRST_PAUSE * 2.0 ** min(known.tries, _MOST_TRIES), _LONGEST_PAUSE)
    if not isinstance(error, RetryLater):
        doubled = _LONGEST_PAUSE
    return dt.timedelta(seconds=max(asked or 0.0, doubled * random.uniform(0.8, 1.2)))  # noqa: S311  # spreads load


def _again(provider: str) -> str:
    return f"The sign-in at {spec(provider).title} is over."
