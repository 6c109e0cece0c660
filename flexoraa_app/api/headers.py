"""The security headers of every answer; the pages' policy is made from the scripts that the build put into them."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

_INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_YEAR_SECONDS = 31_536_000

# What is no page loads nothing: an answer of the API that a browser is tricked into showing stays dead text.
_NOTHING = "default-src 'none'; frame-ancestors 'none'"

_ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityHeaders:
    """Header names and values, for pages and for everything else."""

    page: Mapping[bytes, bytes]
    other: Mapping[bytes, bytes]

    def of(self, headers: Iterable[tuple[bytes, bytes]]) -> Mapping[bytes, bytes]:
        """What to add to an answer with these headers; a 304 names no type and renews the headers of a kept page."""
        kinds = [value for name, value in headers if name.lower() == b"content-type"]
        return self.page if not kinds or kinds[0].startswith(b"text/html") else self.other


def security_headers(pages: Path, *, is_https: bool) -> SecurityHeaders:
    """The headers of a build's pages; HSTS only where the product is reached over HTTPS."""
    hsts = {"strict-transport-security": f"max-age={_YEAR_SECONDS}; includeSubDomains"} if is_https else {}
    return SecurityHeaders(
        page=_encoded(_ALWAYS | hsts | {"content-security-policy": content_policy(pages)}),
        other=_encoded(_ALWAYS | hsts | {"content-security-policy": _NOTHING}),
    )


def _encoded(named: Mapping[str, str]) -> Mapping[bytes, bytes]:
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
