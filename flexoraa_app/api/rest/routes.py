"""The routes of REST v1: tokens, every operation of the table, and the API's description."""

import json
from functools import lru_cache, partial

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from flexoraa_app.api.rest.calls import answer
from flexoraa_app.api.rest.description import document, reference_page
from flexoraa_app.api.rest.operations import OPERATIONS
from flexoraa_app.api.rest.problems import problem_of
from flexoraa_app.running import deps
from flexoraa_app.session import wall_now
from services.errors import InvalidInput, SignedOut, TriedTooOften
from services.flows.api_keys import exchange
from services.rules.api_access import TOKEN_LASTS

ROOT = "/api/v1"
_LONGEST_KEY = 200


async def post_token(request: Request) -> Response:
    """Exchange an API key for a bearer token of a day."""
    try:
        given = json.loads(await request.body())
        key = given["api_key"] if isinstance(given, dict) else None
    except (ValueError, KeyError):
        key = None
    if not isinstance(key, str) or len(key) > _LONGEST_KEY:
        return problem_of(InvalidInput('Send {"api_key": "fxk_…"} as JSON.'))
    address = request.client.host if request.client else ""
    try:
        token = await exchange(deps(), key, address, wall_now())
    except TriedTooOften as error:
        return problem_of(error)
    if token is None:
        return problem_of(SignedOut("The API key is unknown, revoked or past its day."))
    body = {"access_token": token, "token_type": "Bearer", "expires_in": int(TOKEN_LASTS.total_seconds())}
    return JSONResponse(body, headers={"Cache-Control": "no-store"})


async def show_document(_request: Request) -> Response:
    """The description as OpenAPI."""
    return JSONResponse(_document())


async def show_reference(_request: Request) -> Response:
    """The same as a page for people."""
    return HTMLResponse(reference_page(_document()))


@lru_cache(maxsize=1)
def _document() -> dict[str, object]:
    return document(OPERATIONS, root=ROOT)


ROUTES = [
    Route(f"{ROOT}/tokens", post_token, methods=["POST"]),
    Route(f"{ROOT}/openapi.json", show_document),
    Route(f"{ROOT}/docs", show_reference),
    *(
        Route(f"{ROOT}{operation.path}", partial(answer, operation), methods=[operation.method])
        for operation in OPERATIONS
    ),
]
