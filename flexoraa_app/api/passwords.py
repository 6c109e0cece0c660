"""The routes of a forgotten password: they answer strangers, so they say the same whoever asks."""

import asyncio
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flexoraa_app.api.own_forms import from_own_pages, read_fields, see_other
from flexoraa_app.cookies import browser_of, take_session
from flexoraa_app.running import deps
from flexoraa_app.session import wall_now
from services.flows import change_password

# Finding nobody is faster than writing a mail: every answer takes this long, so that the time says nothing.
ANSWER_SECONDS = 0.4


@from_own_pages
async def post_forgotten(request: Request) -> Response:
    """Send a link where there is somebody to send it to."""
    email = (await read_fields(request, "email"))["email"]
    ask = change_password.ask_reset(deps(), email, browser_of(request).address, wall_now())
    await asyncio.gather(ask, asyncio.sleep(ANSWER_SECONDS))
    return see_other("/forgotten/?asked=1")


@from_own_pages
async def post_reset(request: Request) -> Response:
    """Set the new password; it signs nobody in, for a link proves a mailbox only."""
    given = await read_fields(request, "token", "password")
    changed = await change_password.use_link(deps(), given["token"], given["password"], wall_now())
    if not changed.is_known:
        return see_other("/forgotten/?problem=expired")
    if changed.weakness:
        return see_other(f"/reset/?token={quote(given['token'])}&problem={changed.weakness}")
    response = see_other("/sign-in/?problem=changed")
    take_session(response)
    return response


ROUTES = [
    Route("/api/forgotten", post_forgotten, methods=["POST"]),
    Route("/api/reset", post_reset, methods=["POST"]),
]
