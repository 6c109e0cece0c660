"""The route that hands out the ledger as CSV, narrowed as on the page."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flexoraa_app.cookies import session_of
from flexoraa_app.running import deps
from flexoraa_app.session import wall_now
from services.errors import InvalidInput, NotAllowed
from services.flows.note_report import note_report
from services.flows.sessions import find_session
from services.reports.files import Sheet, as_csv
from services.rules.permissions import Principal
from services.screens import ledger

_HEADS = ("When", "Movement", "Operation", "For", "Message", "Tokens", "Balance", "Rate card", "Conversation")


async def get_ledger(request: Request) -> Response:
    """The newest movements that match the filters in the address."""
    hashed = session_of(request)
    principal = await find_session(deps(), hashed, wall_now()) if hashed else None
    if principal is None:
        return Response("You are signed out.", status_code=401)
    asked = request.query_params
    names = ("operation", "since", "until", "conversation")
    narrowed = ledger.Narrowed(**{name: asked.get(name, "") for name in names})
    try:
        content = await _content(principal, asked.get("kind", ""), narrowed)
    except NotAllowed as error:
        return Response(str(error), status_code=403)
    except InvalidInput as error:
        return Response(str(error), status_code=422)
    headers = {"content-disposition": 'attachment; filename="ledger.csv"', "cache-control": "no-store"}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


async def _content(principal: Principal, kind: str, narrowed: ledger.Narrowed) -> bytes:
    async with deps().db.read(principal) as reader:
        page = await ledger.list_entries(reader, principal, kind=kind, narrowed=narrowed, limit=ledger.MOST_ROWS)
    rows = [_cells(row) for row in page.rows]
    period = f"{narrowed.since}..{narrowed.until}"
    await note_report(deps(), principal, "ledger", period=period, rows=len(rows), now=deps().clock.now())
    return as_csv([Sheet(title="Ledger", heads=_HEADS, rows=rows)])


def _cells(row: ledger.EntryRow) -> tuple[str, ...]:
    tokens, balance = (f"{deci / 10:.1f}" for deci in (row.amount_deci, row.balance_after_deci))
    told = (row.at, row.kind, row.operation, row.about, row.message)
    return (*told, tokens, balance, row.rate_card, row.conversation_id)


ROUTES = [Route("/api/ledger.csv", get_ledger, methods=["GET"])]
