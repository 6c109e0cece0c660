"""Where an invited person's form goes; a name and a password travel in the body, never in an address."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flexoraa_app.api.own_forms import from_own_pages, read_fields, see_other
from flexoraa_app.running import deps
from services.errors import NotFound
from services.flows.join_team import JoinRefused, join_team


@from_own_pages
async def post_join(request: Request) -> Response:
    """Make the link's holder a member and send them to sign in, or back to the form with what is wrong."""
    given = await read_fields(request, "token", "name", "password")
    try:
        await join_team(deps(), given["token"], given["name"].strip(), given["password"], now=deps().clock.now())
    except NotFound:
        return see_other("/join/")
    except JoinRefused as refused:
        return see_other("/join/?" + urlencode({"token": given["token"], "problem": refused.reason}))
    return see_other("/sign-in/?problem=joined")


ROUTES = [Route("/api/join", post_join, methods=["POST"])]
