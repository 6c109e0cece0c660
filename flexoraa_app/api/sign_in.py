"""The routes that open, keep and end a session: a page's script cannot read its cookie, a socket cannot set it."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flexoraa_app.api.own_forms import from_own_pages, own_path, read_fields, see_other
from flexoraa_app.cookies import browser_of, give_session, session_of, take_session
from flexoraa_app.running import deps
from flexoraa_app.session import wall_now
from services.flows import confirm_identity, sessions, sign_in
from services.flows.sign_in import Attempt, Outcome

_AFTER = {Outcome.SIGNED_IN: "/", Outcome.NEEDS_FACTOR: "/second-step/", Outcome.NEEDS_ENROLMENT: "/enrol/"}


@from_own_pages
async def post_sign_in(request: Request) -> Response:
    """Take the form's e-mail, password and code; answer with the cookie, or back to the form with what is wrong."""
    given, browser = await read_fields(request, "email", "password", "code"), browser_of(request)
    attempt = Attempt(**given, address=browser.address, user_agent=browser.user_agent)
    done = await sign_in.sign_in(deps(), attempt, wall_now())
    if not done.token:
        return see_other(f"/sign-in/?problem={done.outcome}")
    response = see_other(_AFTER[done.outcome])
    give_session(request, response, done.token)
    return response


@from_own_pages
async def post_second_step(request: Request) -> Response:
    """Take the code that was missing; on success the cookie is replaced by a full session's."""
    hashed = session_of(request)
    if hashed is None or await sessions.find_half_way(deps(), hashed, wall_now()) is None:
        return see_other("/sign-in/?problem=expired")
    given = await read_fields(request, "code")
    done = await sign_in.prove_second_factor(deps(), hashed, given["code"], browser_of(request), wall_now())
    if not done.token:
        return see_other(f"/second-step/?problem={done.outcome}")
    response = see_other("/")
    give_session(request, response, done.token)
    return response


@from_own_pages
async def post_enrolled(request: Request) -> Response:
    """The second factor is set up: the cookie is replaced by a full session's."""
    hashed = session_of(request)
    if hashed is None:
        return see_other("/sign-in/?problem=expired")
    done = await sign_in.finish_enrolment(deps(), hashed, browser_of(request), wall_now())
    if not done.token:
        return see_other("/enrol/" if done.outcome is Outcome.NEEDS_ENROLMENT else "/sign-in/?problem=expired")
    response = see_other("/")
    give_session(request, response, done.token)
    return response


@from_own_pages
async def post_confirm(request: Request) -> Response:
    """Take password and code once more before a sensitive act, and go back to where the member was."""
    given = await read_fields(request, "password", "code", "next")
    hashed = session_of(request)
    if hashed is None or await sessions.find_session(deps(), hashed, wall_now()) is None:
        return see_other("/sign-in/?problem=expired")
    proof = confirm_identity.Proof(password=given["password"], code=given["code"])
    done = await confirm_identity.confirm_identity(deps(), hashed, proof, browser_of(request), wall_now())
    back = own_path(given["next"])
    if not done.token:
        return see_other(f"/confirm/?{urlencode({'problem': done.outcome, 'next': back})}")
    response = see_other(back)
    give_session(request, response, done.token)
    return response


@from_own_pages
async def post_act(request: Request) -> Response:
    """Note that the person at the browser did something; 401 tells the page that its session has ended."""
    hashed = session_of(request)
    if hashed is None or await sessions.find_session(deps(), hashed, wall_now()) is None:
        return Response(status_code=401)
    await sessions.note_act(deps(), hashed, wall_now())
    return Response(status_code=204)


@from_own_pages
async def post_sign_out(request: Request) -> Response:
    """End the session on the server and in the browser."""
    if hashed := session_of(request):
        await sessions.sign_out(deps(), hashed, wall_now())
    response = see_other("/sign-in/")
    take_session(response)
    return response


ROUTES = [
    Route("/api/sign-in", post_sign_in, methods=["POST"]),
    Route("/api/second-step", post_second_step, methods=["POST"]),
    Route("/api/enrolled", post_enrolled, methods=["POST"]),
    Route("/api/confirm", post_confirm, methods=["POST"]),
    Route("/api/act", post_act, methods=["POST"]),
    Route("/api/sign-out", post_sign_out, methods=["POST"]),
]
