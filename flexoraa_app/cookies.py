"""The session's cookie: set and taken away by answers to plain requests, read from whatever carries headers."""

from http.cookies import CookieError, SimpleCookie

from starlette.requests import Request
from starlette.responses import Response

from flexoraa_app.running import deps
from services.rules.session_life import ABSOLUTE
from services.tenants.sessions import Browser, hash_token

# Over plain HTTP on loopback browsers refuse the `__Host-` prefix, which demands Secure (security.md, Sign-in).
COOKIE = "fx_session"
SECURE_COOKIE = "__Host-fx_session"


def token_hash(cookie_header: str) -> bytes | None:
    """The hash under which the session is stored, None without a session cookie."""
    cookies = SimpleCookie()
    try:
        cookies.load(cookie_header)
    except CookieError:
        return None
    found = cookies.get(SECURE_COOKIE) or (None if _is_public_https() else cookies.get(COOKIE))
    return hash_token(deps().settings, found.value) if found else None


def session_of(request: Request) -> bytes | None:
    """The same for a request."""
    return token_hash(request.headers.get("cookie", ""))


def browser_of(request: Request) -> Browser:
    """Where a request comes from."""
    address = request.client.host if request.client else ""
    return Browser(address=address, user_agent=request.headers.get("user-agent", ""))


def give_session(request: Request, response: Response, token: str) -> None:
    """Make the browser keep a session's token."""
    is_secure = request.url.scheme == "https" or _is_public_https()
    response.set_cookie(
        SECURE_COOKIE if is_secure else COOKIE,
        token,
        max_age=int(ABSOLUTE.total_seconds()),
        path="/",
        secure=is_secure,
        httponly=True,
        samesite="lax",
    )


def take_session(response: Response) -> None:
    """Make the browser forget its session."""
    response.delete_cookie(COOKIE)
    response.delete_cookie(SECURE_COOKIE, secure=True)


def _is_public_https() -> bool:
    return deps().settings.public_url.startswith("https://")
