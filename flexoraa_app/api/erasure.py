"""The route that hands out the certificate of an erasure, as a page to print and as JSON."""

from html import escape
from uuid import UUID

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from flexoraa_app.cookies import token_hash
from flexoraa_app.running import deps
from flexoraa_app.session import wall_now
from services.errors import NotAllowed, NotFound
from services.flows.sessions import find_session
from services.screens.erasures import load_certificate

_NO_STORE = {"cache-control": "no-store"}
_SAYS = (
    "The key under which this contact's name, addresses, messages and evidence were kept is destroyed, and the stored"
    " values are overwritten. Kept are figures without a person, keyed hashes of addresses that must not be written to,"
    " and the audit log, which holds random ids and still verifies. Backups made before hold the data, under the"
    " destroyed key's wrapped copy, until the day given below; a restore replays the journal of erasures before it"
    " serves."
)
_STYLE = (
    "body{font:15px/1.5 system-ui;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#16181d;background:#fff}"
    "dl{display:grid;grid-template-columns:14rem 1fr;gap:.375rem 1rem}dt{color:#5f6672}"
    "dd{margin:0;overflow-wrap:anywhere}"
)


async def get_certificate(request: Request) -> Response:
    """The certificate; `?as=json` for programs."""
    hashed = token_hash(request.headers.get("cookie", ""))
    principal = await find_session(deps(), hashed, wall_now()) if hashed else None
    if principal is None:
        return Response("You are signed out.", status_code=401)
    try:
        request_id = UUID(request.path_params["request_id"])
        async with deps().db.read(principal) as reader:
            certificate = await load_certificate(reader, principal, request_id)
    except NotAllowed as error:
        return Response(str(error), status_code=403)
    except (NotFound, ValueError):
        return Response(str(NotFound()), status_code=404)
    if request.query_params.get("as") == "json":
        return JSONResponse(certificate, headers=_NO_STORE)
    return HTMLResponse(_page(certificate), headers=_NO_STORE)


def _page(certificate: dict[str, object]) -> str:
    lines = "".join(
        f"<dt>{escape(name.replace('_', ' ').capitalize())}</dt><dd>{escape(str(value))}</dd>"
        for name, value in certificate.items()
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Certificate of erasure</title><style>{_STYLE}</style></head><body>"
        f"<h1>Certificate of erasure</h1><p>{_SAYS}</p><dl>{lines}</dl></body></html>"
    )


ROUTES = [Route("/api/erasure-certificate/{request_id}", get_certificate, methods=["GET"])]
