"""The routes that open, keep and end a session: a page's script cannot read its cookie, a socket cannot set it."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from flexoraa_app.running import deps
from flexoraa_app.session import COOKIE, SECURE_COOKIE, token_hash, wall_now
from services.flows import sign_in
from services.flows.sign_in import ABSOLUTE, Attempt, Outcome

_SEE_OTHER = 303
_LONGEST_FIELD = 300


async def post_sign_in(request: Request) -> Response:
    """Take the form's e-mail, password and code; answer with the cookie, or back to the form with what is wrong."""
    if not _is_same_origin(request):
        return Response("Cross-site request refused.", status_code=403)
    form = await request.form(max_fields=5, max_files=0)
    given = {name: str(form.get(name, ""))[:_LONGEST_FIELD] for name in ("email", "password", "code")}
    attempt = Attempt(
        **given,
        address=request.client.host if request.client else "",
        user_agent=request.headers.get("user-agent", ""),
    )
    done = await sign_in.sign_in(deps(), attempt, wall_now())
    if done.outcome is not Outcome.SIGNED_IN:
        return RedirectResponse(f"/sign-in/?problem={done.outcome}", status_code=_SEE_OTHER)
    response = RedirectResponse("/", status_code=_SEE_OTHER)
    _set_cookie(response, done.token, is_secure=_is_secure(request))
    return response


async def post_act(request: Request) -> Response:
    """Note that the person at the browser did something; 401 tells the page that its session has ended."""
    if not _is_same_origin(request):
        return Response("Cross-site request refused.", status_code=403)
    hashed = token_hash(request.headers.get("cookie", ""))
    if hashed is None or await sign_in.find_session(deps(), hashed, wall_now()) is None:
        return Response(status_code=401)
    await sign_in.note_act(deps(), hashed, wall_now())
    return Response(status_code=204)


async def post_sign_out(request: Request) -> Response:
    """End the session on the server and in the browser."""
    if not _is_same_origin(request):
        return Response("Cross-site request refused.", status_code=403)
    if hashed := token_hash(request.headers.get("cookie", "")):
        await sign_in.sign_out(deps(), hashed, wall_now())
    response = RedirectResponse("/sign-in/", status_code=_SEE_OTHER)
    response.delete_cookie(COOKIE)
    response.delete_cookie(SECURE_COOKIE, secure=True)
    return response


def _is_same_origin(request: Request) -> bool:
    """True where the browser says that the form is ours; one that says nothing sends no foreign cookie either."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https" or deps().settings.public_url.startswith("https://")


def _set_cookie(response: Response, token: str, *, is_secure: bool) -> None:
    response.set_cookie(
        SECURE_COOKIE if is_secure else COOKIE,
        token,
        max_age=int(ABSOLUTE.total_seconds()),
        path="/",
        secure=is_secure,
        httponly=True,
        samesite="lax",
    )


ROUTES = [
    Route("/api/sign-in", post_sign_in, methods=["POST"]),
    Route("/api/act", post_act, methods=["POST"]),
    Route("/api/sign-out", post_sign_out, methods=["POST"]),
]
