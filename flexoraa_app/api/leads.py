"""The routes of the leads' files: the leads of a query as CSV, and a list of contacts to look at or to bring in."""

from collections.abc import AsyncIterator
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from flexoraa_app.api.own_forms import from_own_pages
from flexoraa_app.cookies import session_of
from flexoraa_app.running import deps
from flexoraa_app.session import wall_now
from services.errors import ConfirmationNeeded, FlexoraaError, InvalidInput, NotAllowed, NotFound
from services.flows.export_leads import record_export
from services.flows.import_contacts import import_contacts, preview_import
from services.flows.sessions import find_session
from services.rules.contact_import import Ground
from services.rules.lead_export import LeadFilter
from services.rules.permissions import Principal
from services.screens.lead_query import LeadQuery, parse, words_of
from services.screens.leads_export import count_leads, read_chunk

IMPORT = "/api/contacts/import"
_STATUSES = {NotAllowed: 403, ConfirmationNeeded: 403, InvalidInput: 422, NotFound: 404}
# The mark tells spreadsheets that this is UTF-8.
_MARK = "\ufeff"


async def get_leads(request: Request) -> Response:
    """The leads that the address asks for, as they are read; recorded before the first of them leaves."""
    principal = await _member(request)
    if principal is None:
        return Response("You are signed out.", status_code=401)
    try:
        query = parse(request.query_params)
        async with deps().db.read(principal) as reader:
            count = await count_leads(reader, principal, query)
        narrowed_by = [LeadFilter(name) for name in words_of(query)]
        await record_export(deps(), principal, count, narrowed_by=narrowed_by, now=deps().clock.now())
    except FlexoraaError as error:
        return Response(str(error), status_code=_STATUSES.get(type(error), 500))
    name = f"leads-{deps().clock.now():%Y-%m-%d}.csv"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return StreamingResponse(_chunks(principal, query), media_type="text/csv; charset=utf-8", headers=headers)


async def _chunks(principal: Principal, query: LeadQuery) -> AsyncIterator[str]:
    yield _MARK
    after, is_begun = None, False
    while after is not None or not is_begun:
        is_begun = True
        async with deps().db.read(principal) as reader:
            chunk = await read_chunk(reader, principal, query, after=after)
        yield chunk.lines
        after = chunk.last_id


@from_own_pages
async def post_contacts(request: Request) -> Response:
    """Look at the file in the body, or bring its contacts in where the address says on what ground."""
    principal = await _member(request)
    if principal is None:
        return JSONResponse({"problem": "You are signed out."}, status_code=401)
    asked, content = request.query_params, await request.body()
    ground = next((one for one in Ground if one == asked.get("ground")), None)
    try:
        if ground is None:
            done = await preview_import(deps(), principal, content)
        else:
            proof, now = asked.get("proof", ""), deps().clock.now()
            done = await import_contacts(deps(), principal, content, ground=ground, proof=proof, now=now)
    except FlexoraaError as error:
        return JSONResponse({"problem": str(error)}, status_code=_STATUSES.get(type(error), 500))
    return JSONResponse({"problem": "", **asdict(done)})


async def _member(request: Request) -> Principal | None:
    hashed = session_of(request)
    return await find_session(deps(), hashed, wall_now()) if hashed else None


ROUTES = [
    Route("/api/leads.csv", get_leads, methods=["GET"]),
    Route(IMPORT, post_contacts, methods=["POST"]),
]
