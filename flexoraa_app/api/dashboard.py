"""The routes that hand out the dashboard as a file: all of it as PDF or CSV, the rows behind one number as CSV."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flexoraa_app.cookies import session_of
from flexoraa_app.running import deps
from flexoraa_app.session import wall_now
from services.errors import InvalidInput, NotAllowed
from services.flows.note_report import note_report
from services.flows.sessions import find_session
from services.reports.files import FileKind, Sheet, as_csv, as_pdf
from services.rules.measures import Period
from services.rules.permissions import Principal
from services.screens import dashboard, dashboard_now, dashboard_rows
from services.screens.dashboard_rows import Number
from services.screens.dashboard_sheets import rows_sheet, sheets_of

_TYPES = {FileKind.PDF: "application/pdf", FileKind.CSV: "text/csv; charset=utf-8"}


async def get_report(request: Request) -> Response:
    """The whole page as PDF or CSV, for the period in the address."""
    if request.path_params["kind"] not in set(FileKind):
        return Response("Reports are PDF or CSV.", status_code=404)
    kind = FileKind(request.path_params["kind"])
    period = request.query_params.get("period", Period.WEEK.value)
    return await _answered(request, kind, f"dashboard-{period}", Number(key="dashboard", period=period))


async def get_rows(request: Request) -> Response:
    """The rows behind one number, as CSV."""
    asked = request.query_params
    number = Number(key=asked.get("key", ""), part=asked.get("part", ""), period=asked.get("period", Period.WEEK.value))
    return await _answered(request, FileKind.CSV, f"rows-{number.key}-{number.period}", number)


async def _answered(request: Request, kind: FileKind, name: str, number: Number) -> Response:
    hashed = session_of(request)
    principal = await find_session(deps(), hashed, wall_now()) if hashed else None
    if principal is None:
        return Response("You are signed out.", status_code=401)
    try:
        content = await _content(principal, kind, number)
    except NotAllowed as error:
        return Response(str(error), status_code=403)
    except InvalidInput as error:
        return Response(str(error), status_code=422)
    headers = {"content-disposition": f'attachment; filename="{name}.{kind}"', "cache-control": "no-store"}
    return Response(content, media_type=_TYPES[kind], headers=headers)


async def _content(principal: Principal, kind: FileKind, number: Number) -> bytes:
    now = deps().clock.now()
    async with deps().db.read(principal) as reader:
        if number.key == "dashboard":
            shown = await dashboard.load(reader, principal, period=number.period, now=now)
            moment = await dashboard_now.load(reader, principal, period=number.period, now=now)
            sheets = sheets_of(shown, moment)
            notes = [f"{shown.since} to {shown.until}, made {now:%Y-%m-%d %H:%M} UTC"]
            title = f"Dashboard: {shown.company}"
        else:
            most = dashboard_rows.MOST_ROWS
            found = await dashboard_rows.list_rows(reader, principal, number, limit=most, now=now)
            sheets, notes, title = [rows_sheet(found.title, found.rows)], [], found.title
    await note_report(deps(), principal, number.key, period=number.period, rows=_count(sheets), now=now)
    return as_csv(sheets) if kind is FileKind.CSV else as_pdf(title, notes, sheets)


def _count(sheets: list[Sheet]) -> int:
    return sum(len(sheet.rows) for sheet in sheets)


ROUTES = [
    Route("/api/dashboard.{kind}", get_report, methods=["GET"]),
    Route("/api/dashboard/rows", get_rows, methods=["GET"]),
]
