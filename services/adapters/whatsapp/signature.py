"""Proves that a webhook comes from Meta: the handshake's token, the signature over the raw body."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence

_PREFIX = b"sha256="


class MetaSignature:
    """Knows the app secrets in force (two while one is being replaced) and the handshake's token."""

    def __init__(self, app_secrets: Sequence[str], verify_token: str) -> None:
        self._secrets = [secret.encode() for secret in app_secrets if secret]
        self._token = verify_token.encode()

    def is_genuine(self, header: bytes | None, body: bytes) -> bool:
        """Whether `header` (X-Hub-Signature-256) signs exactly these bytes."""
        if header is None or not header.startswith(_PREFIX):
            return False
        given = header[len(_PREFIX) :]
        matches = [hmac.compare_digest(given, _signature(secret, body)) for secret in self._secrets]
        return any(matches)

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """What to answer a handshake with; None where it is not ours."""
        token = query.get("hub.verify_token", "").encode()
        if query.get("hub.mode") != "subscribe" or not hmac.compare_digest(token, self._token):
            return None
        return query.get("hub.challenge")


def _signature(secret: bytes, body: bytes) -> bytes:
    return hmac.digest(secret, body, hashlib.sha256).hex().encode()
