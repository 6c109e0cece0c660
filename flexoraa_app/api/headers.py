"""The security headers of every answer; the pages' policy is made from the scripts that the build put into them."""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

_INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_YEAR_SECONDS = 31_536_000

_ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


def security_headers(pages: Path, *, is_https: bool) -> Mapping[bytes, bytes]:
    """Header names and values; HSTS only where the product is reached over HTTPS."""
    named = _ALWAYS | {"content-security-policy": content_policy(pages)}
    if is_https:
        named["strict-transport-security"] = f"max-age={_YEAR_SECONDS}; includeSubDomains"
    return {name.encode(): value.encode() for name, value in named.items()}


def content_policy(pages: Path) -> str:
    """Own files only, and of inline scripts exactly those that the build wrote.

    `unsafe-eval` stays because Reflex runs what a handler asks the browser to do (`rx.call_script`) through eval;
    injected markup still runs nothing. Inline styles are how Radix and Sonner place what they draw.
    """
    scripts = " ".join(["'self'", "'unsafe-eval'", *sorted(set(_hashes(pages)))])
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _hashes(pages: Path) -> Iterator[str]:
    for page in pages.rglob("*.html"):
        for script in _INLINE_SCRIPT.finditer(page.read_text()):
            if "src=" not in script["attributes"]:
                yield f"'sha256-{b64encode(sha256(script['text'].encode()).digest()).decode()}'"
