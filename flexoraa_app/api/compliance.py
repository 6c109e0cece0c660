"""The route that hands out the compliance report as a file."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flexoraa_app.cookies import session_of
from flexoraa_app.running import deps
from flexoraa_app.session import wall_now
from services.errors import InvalidInput, NotAllowed
from services.flows.report_compliance import FileKind, report_compliance
from services.flows.sessions import find_session

_TYPES = {FileKind.PDF: "application/pdf", FileKind.CSV: "text/csv; charset=utf-8"}


async def get_report(request: Request) -> Response:
    """The report of the days in the address as PDF or CSV."""
    hashed = session_of(request)
    principal = await find_session(deps(), hashed, wall_now()) if hashed else None
    if principal is None:
        return Response("You are signed out.", status_code=401)
    if request.path_params["kind"] not in set(FileKind):
        return Response("Reports are PDF or CSV.", status_code=404)
    kind, asked = FileKind(request.path_params["kind"]), request.query_params
    period = {"since": asked.get("since", ""), "until": asked.get("until", "")}
    try:
        file = await report_compliance(deps(), principal, kind, **period, now=deps().clock.now())
    except NotAllowed as error:
        return Response(str(error), status_code=403)
    except InvalidInput as error:
        return Response(str(error), status_code=422)
    headers = {"content-disposition": f'attachment; filename="{file.name}"', "cache-control": "no-store"}
    return Response(file.content, media_type=_TYPES[kind], headers=headers)


ROUTES = [Route("/api/compliance-report.{kind}", get_report, methods=["GET"])]
