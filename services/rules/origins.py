"""Which page addresses are the product's own, and the name that passkeys are bound to there."""

from urllib.parse import urlsplit

_LOOPBACK = ("127.0.0.1", "localhost")


def own_origins(public_url: str) -> frozenset[str]:
    """The origin that the product is reached at; on loopback it goes by two names."""
    parts = urlsplit(public_url)
    if parts.hostname not in _LOOPBACK:
        return frozenset({f"{parts.scheme}://{parts.netloc}"})
    port = f":{parts.port}" if parts.port else ""
    return frozenset(f"{parts.scheme}://{host}{port}" for host in _LOOPBACK)


def relying_party(origin: str, public_url: str) -> str | None:
    """The relying party id of an own origin; None for others, and for an IP address, to which browsers bind none."""
    host = urlsplit(origin).hostname or ""
    is_name = any(letter.isalpha() for letter in host) and ":" not in host
    return host if origin in own_origins(public_url) and is_name else None
