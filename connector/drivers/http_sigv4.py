"""Requests signed by AWS Signature V4, as the vendor's API wants them; botocore signs, this puts it into a request.

Only `host` and `x-amz-date` are signed besides method, path, query and body: that is what public clients of the vendor
do, and it lets proxies on the way add what they like.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from connector.domain.errors import SignInRefused
from connector.domain.secret import Secret


@dataclass(frozen=True, slots=True)
class KeyPair:
    """Who signs."""

    access: Secret
    secret: Secret = field(repr=False)


class Sigv4:
    """Signs each request for one scope (`http.Signer`)."""

    def __init__(self, keys: Callable[[], KeyPair], service: str, region: str) -> None:
        """Prepare.

        Args:
            keys: asked for each request; the values go into the signature and nowhere else.
            service: the second part of the scope, such as `sqlaccount` or `execute-api`.
            region: the first part, such as `ap-southeast-5`.
        """
        self._keys = keys
        self._service = service
        self._region = region

    def sign(self, method: str, url: str, host: str, body: bytes) -> Mapping[str, str]:
        """Headers that the request gets. Raises SignInRefused for keys that can be nobody's."""
        from botocore.auth import SigV4Auth
        from botocore.awsrequest import AWSRequest
        from botocore.credentials import Credentials

        keys = self._keys()
        access, secret = keys.access.reveal(), keys.secret.reveal()
        # A header with such characters would be repeated whole in the error of the library that sends it.
        if not access or not secret or not all("!" <= character <= "~" for character in access):
            raise SignInRefused("The stored access key is damaged.", remedy="Connect again with the access key.")
        signed = AWSRequest(method=method, url=url, data=body, headers={"Host": host})
        SigV4Auth(Credentials(access, secret), self._service, self._region).add_auth(signed)
        return {name: str(signed.headers[name]) for name in ("X-Amz-Date", "Authorization")}
