"""The routes that the browser's passkey ceremonies speak JSON with; those that sign in answer with the cookie."""

import json

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from flexoraa_app.api.own_forms import Answer as Answering
from flexoraa_app.api.own_forms import from_own_pages
from flexoraa_app.cookies import browser_of, give_session, session_of
from flexoraa_app.running import deps
from flexoraa_app.session import wall_now
from services.errors import ConfirmationNeeded, FlexoraaError
from services.flows import passkey_sign_in, passkeys, sessions
from services.flows.passkey_answers import Answer
from services.flows.sign_in import Outcome, SignedIn
from services.rules.permissions import Principal
from services.tenants.credentials import Ceremony

_PROBLEMS = {
    Outcome.WRONG: "This passkey was not accepted. Try again, or sign in another way.",
    Outcome.TOO_MANY: "Too many tries. Wait a minute and try again.",
}
_CONFIRM = "/confirm/?next=/account/"


async def _options(request: Request) -> Response:
    """What the browser needs for the ceremony that the path names."""
    ceremony, origin, now = Ceremony(request.path_params["ceremony"]), _origin(request), wall_now()
    if ceremony is Ceremony.SIGN_IN:
        return _json(await passkey_sign_in.answer_options(deps(), ceremony, None, origin, now=now))
    member = await _member(request, ceremony)
    if member is None:
        return _refused("You are signed out. Please sign in again.", status=401)
    if ceremony is Ceremony.REGISTER:
        return _json(await passkeys.registration_options(deps(), member, origin, now))
    return _json(await passkey_sign_in.answer_options(deps(), ceremony, member, origin, now=now))


async def _answer(request: Request) -> Response:
    """Take what the authenticator answered."""
    ceremony, now = Ceremony(request.path_params["ceremony"]), wall_now()
    sent = json.loads(await request.body())
    credential = json.dumps(sent["credential"])
    answer = Answer(origin=_origin(request), credential=credential)
    if ceremony is Ceremony.SIGN_IN:
        done = await passkey_sign_in.sign_in_by_passkey(deps(), answer, browser_of(request), now)
        return _signed_in(request, done)
    member, hashed = await _member(request, ceremony), session_of(request)
    if member is None or hashed is None:
        return _refused("You are signed out. Please sign in again.", status=401)
    if ceremony is Ceremony.REGISTER:
        new = passkeys.NewPasskey(origin=answer.origin, name=str(sent.get("name", "")), credential=credential)
        await passkeys.add_passkey(deps(), member, new, now)
        return JSONResponse({})
    browser = browser_of(request)
    return _signed_in(
        request, await passkey_sign_in.go_on_by_passkey(deps(), hashed, ceremony, answer, browser, now=now)
    )


def _plainly(route: Answering) -> Answering:
    """What the flows refuse, as an answer that the page can show."""

    async def told(request: Request) -> Response:
        try:
            return await route(request)
        except ConfirmationNeeded:
            return JSONResponse({"go": _CONFIRM}, status_code=403)
        except FlexoraaError as error:
            return _refused(str(error))
        except (ValueError, KeyError, TypeError):
            return _refused("This is no answer of a passkey.")

    return from_own_pages(told)


async def _member(request: Request, ceremony: Ceremony) -> Principal | None:
    hashed = session_of(request)
    if hashed is None:
        return None
    find = sessions.find_half_way if ceremony is Ceremony.SECOND_FACTOR else sessions.find_session
    return await find(deps(), hashed, wall_now())


def _signed_in(request: Request, done: SignedIn) -> Response:
    if not done.token:
        return _refused(_PROBLEMS.get(done.outcome, _PROBLEMS[Outcome.WRONG]))
    response = JSONResponse({})
    give_session(request, response, done.token)
    return response


def _origin(request: Request) -> str:
    return request.headers.get("origin", "")


def _json(text: str) -> Response:
    return Response(text, media_type="application/json")


def _refused(problem: str, *, status: int = 422) -> Response:
    return JSONResponse({"problem": problem}, status_code=status)


ROUTES = [
    Route("/api/passkeys/{ceremony}/options", _plainly(_options), methods=["POST"]),
    Route("/api/passkeys/{ceremony}", _plainly(_answer), methods=["POST"]),
]
