"""Signs and reads the REST API's bearer tokens: JWTs of one algorithm, one issuer, one audience.

A token names its API key and nothing more: role and revocation are asked of the key at every call.
"""

import hashlib
import hmac
from datetime import datetime
from typing import Any
from uuid import UUID

import jwt

from services.rules.api_access import SKEW, TOKEN_LASTS
from services.settings import Settings

_ALGORITHM = "HS256"
_ISSUER = "flexoraa"
_AUDIENCE = "flexoraa-api"


def sign_token(settings: Settings, api_key_id: UUID, now: datetime) -> str:
    """Return a token of the key that ends after a day."""
    secret = _secret(settings)
    claims = {"iss": _ISSUER, "aud": _AUDIENCE, "sub": str(api_key_id), "iat": now, "exp": now + TOKEN_LASTS}
    return jwt.encode(claims, secret, algorithm=_ALGORITHM, headers={"kid": _key_id(secret)})


def read_token(settings: Settings, token: str, now: datetime) -> UUID | None:
    """Return the key that a genuine token of this moment names, None for every other string."""
    secret = _secret(settings)
    try:
        if jwt.get_unverified_header(token).get("kid") != _key_id(secret):
            return None
        claims = jwt.decode(token, secret, algorithms=[_ALGORITHM], audience=_AUDIENCE, issuer=_ISSUER, options=_CHECKS)
        return UUID(claims["sub"]) if _is_of_now(claims, now) else None
    except (jwt.PyJWTError, ValueError, TypeError, AttributeError):
        return None


# Times are compared with the caller's clock below, so that a test and a moved clock see the same.
_CHECKS: Any = {"require": ["exp", "iat", "sub", "aud", "iss"], "verify_exp": False, "verify_iat": False}


def _is_of_now(claims: dict[str, Any], now: datetime) -> bool:
    begins, ends = int(claims["iat"]), int(claims["exp"])
    at, skew = now.timestamp(), SKEW.total_seconds()
    return begins - skew <= at < ends and ends - begins <= TOKEN_LASTS.total_seconds()


def _secret(settings: Settings) -> bytes:
    """A key of its own, so that no other use of the deployment's secret signs something that counts here."""
    return hmac.digest(settings.secret_key.get_secret_value().encode(), b"api-token-v1", hashlib.sha512)


def _key_id(secret: bytes) -> str:
    return hashlib.sha256(secret).hexdigest()[:16]
