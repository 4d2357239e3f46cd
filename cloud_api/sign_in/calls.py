"""One request to a provider's sign-in, as its description says, and what its refusals mean.

Secrets go into the request and nowhere else: no error, log line or fact repeats what was sent, and addresses are told
without their query.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urlsplit

import httpx
import msgspec

from cloud_api.sign_in.registrations import Registration
from connector.domain.errors import (
    AnswerLost,
    BridgeError,
    ProtocolBroken,
    SettingsInvalid,
    SignInRefused,
    Throttled,
    Unreachable,
)
from connector.providers.description import CallSpec

TIMEOUT: Final = httpx.Timeout(connect=5, read=15, write=10, pool=5)
_MOST_BYTES: Final = 1024 * 1024
_IN_BRACES = re.compile(r"\{(\w+)\}")


def new_client() -> httpx.Client:
    """What carries these requests; to be shared by threads. Redirects are not followed: nobody else gets a secret."""
    return httpx.Client(timeout=TIMEOUT, follow_redirects=False, headers={"Accept": "application/json"})


def filled(text: str, values: Mapping[str, str], *, url: bool = False) -> str:
    """A text with its values; in an address they are escaped. Raises SettingsInvalid: a value is not known."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in values:
            raise SettingsInvalid(f"The description of the provider names {name}, which nobody gave.")
        return quote(values[name], safe="") if url else values[name]

    return _IN_BRACES.sub(value, text)


class Caller:
    """Sends the requests of one provider's description."""

    def __init__(self, registration: Registration, client: httpx.Client) -> None:
        self._registration = registration
        self._client = client

    def call(self, name: str, call: CallSpec, standard: Mapping[str, str], known: Mapping[str, str]) -> object:
        """The decoded answer; None for an empty one. `standard` are the parameters unless the call has its own.

        Raises:
            SignInRefused: the code, token or consent is over; nothing will change that.
            SettingsInvalid: the platform's registration is not accepted.
            Unreachable, Throttled: nothing happened; later it may work.
            AnswerLost: it was sent, and nobody knows what became of it.
            ProtocolBroken: an answer that cannot be understood.
        """
        values = self._values(known)
        parameters = {key: filled(text, values) for key, text in (call.parameters or standard).items()}
        headers = {key: filled(text, values) for key, text in call.headers.items()}
        if call.bearer:
            headers["Authorization"] = f"Bearer {values[call.bearer]}"
        auth = self._introduce(call, parameters)
        url = filled(self._registration.address(name, call.url), values, url=True)
        parameters = {key: value for key, value in parameters.items() if value}
        request = self._client.build_request(
            call.method,
            url,
            params=parameters if call.form == "query" else None,
            data=parameters if call.form == "form" else None,
            json=parameters if call.form == "json" else None,
            headers=headers,
        )
        return self._send(request, auth)

    def follow(self, address: str, like: CallSpec, known: Mapping[str, str]) -> object:
        """The next page that an answer named, on the same host only. Raises as `call` does."""
        described = urlsplit(filled(self._registration.address("tenant", like.url), self._values(known), url=True))
        wanted = urlsplit(address)
        if (wanted.scheme, wanted.netloc) != (described.scheme, described.netloc):
            raise ProtocolBroken(f"{self._registration.spec.title} named a next page on another host.")
        headers = {"Authorization": f"Bearer {known[like.bearer]}"} if like.bearer else {}
        return self._send(self._client.build_request("GET", address, headers=headers), None)

    def _values(self, known: Mapping[str, str]) -> dict[str, str]:
        registration = self._registration
        optional = {each.name: "" for each in registration.spec.registration}
        secrets = {name: secret.reveal() for name, secret in registration.secrets.items()}
        values = {**optional, **registration.values, **secrets, **known}
        if values.get("client_secret") and values.get("access_token"):
            proof = hmac.digest(values["client_secret"].encode(), values["access_token"].encode(), "sha256")
            values["secret_proof"] = proof.hex()
        return values

    def _introduce(self, call: CallSpec, parameters: dict[str, str]) -> httpx.BasicAuth | None:
        """Say who the platform is; a client without a secret only names itself (RFC 6749, 2.3.1)."""
        if call.client == "none":
            return None
        client_id, secret = self._registration.values.get("client_id", ""), self._registration.secret("client_secret")
        if call.client == "basic" and secret:
            return httpx.BasicAuth(quote(client_id, safe=""), quote(secret, safe=""))
        parameters["client_id"] = client_id
        parameters["client_secret"] = secret
        return None

    def _send(self, request: httpx.Request, auth: httpx.BasicAuth | None) -> object:
        title = self._registration.spec.title
        try:
            response = self._client.send(request, auth=auth, stream=True)
            try:
                body = _read(response, title)
            finally:
                response.close()
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as exc:
            raise Unreachable(f"{title} cannot be reached now.", facts={"cause": type(exc).__name__}) from None
        except httpx.HTTPError as exc:
            raise AnswerLost(f"{title} did not answer in time.", facts={"cause": type(exc).__name__}) from None
        if 200 <= response.status_code < 300:
            return _decoded(body, title)
        raise self._refusal(response, body)

    def _refusal(self, response: httpx.Response, body: bytes) -> BridgeError:
        title, status = self._registration.spec.title, response.status_code
        error, code, transient = _told(body)
        facts: dict[str, object] = {"status": status, "error": error or code}
        if error == "invalid_grant" or code in self._registration.flow.refused_codes:
            return SignInRefused(f"{title} no longer accepts this sign-in.", remedy="Connect it again.", facts=facts)
        if error in ("invalid_client", "unauthorized_client"):
            remedy = "The platform's operator has to check it."
            return SettingsInvalid(f"{title} does not accept the platform's registration.", remedy=remedy, facts=facts)
        if status == httpx.codes.TOO_MANY_REQUESTS:
            return Throttled(f"{title} asks for patience.", facts=facts, after=_seconds(response.headers))
        if status >= 500 or transient:
            return Unreachable(f"{title} has a fault of its own now.", facts=facts)
        return ProtocolBroken(f"{title} refused the platform's request.", facts=facts)


def _read(response: httpx.Response, title: str) -> bytes:
    pieces, size = [], 0
    for piece in response.iter_bytes():
        size += len(piece)
        if size > _MOST_BYTES:
            raise ProtocolBroken(f"The answer of {title} is too long.")
        pieces.append(piece)
    return b"".join(pieces)


def _decoded(body: bytes, title: str) -> object:
    if not body.strip():
        return None
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ProtocolBroken(f"{title} answered something that is no JSON.") from None


def _told(body: bytes) -> tuple[str, int | None, bool]:
    """Error, code and whether it passes, of a refusal in the standard's form or as an object."""
    try:
        told = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return "", None, False
    error = told.get("error") if isinstance(told, dict) else None
    if isinstance(error, dict):
        code = error.get("code")
        return "", code if isinstance(code, int) else None, error.get("is_transient") is True
    return error if isinstance(error, str) and re.fullmatch(r"[a-z_]{1,40}", error) else "", None, False


def _seconds(headers: httpx.Headers) -> float | None:
    text = headers.get("retry-after", "")
    return float(text) if re.fullmatch(r"[0-9]{1,6}", text) else None
