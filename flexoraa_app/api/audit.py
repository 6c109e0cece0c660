"""The routes of the audit log: an export that was ordered on its page, and the program that verifies it."""

import contextlib
import tempfile
from pathlib import Path
from uuid import UUID

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from flexoraa_app.cookies import token_hash
from flexoraa_app.running import deps
from flexoraa_app.session import wall_now
from services.errors import NotAllowed, NotFound
from services.flows.export_log import VERIFIER, write_bundle
from services.flows.sessions import find_session

_NO_STORE = {"cache-control": "no-store"}


async def get_bundle(request: Request) -> Response:
    """Write the bundle of an export and send it; the file is gone when it is sent or refused."""
    hashed = token_hash(request.headers.get("cookie", ""))
    principal = await find_session(deps(), hashed, wall_now()) if hashed else None
    if principal is None:
        return Response("You are signed out.", status_code=401)
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="flexoraa-export-")))
        try:
            export_id = UUID(request.path_params["export_id"])
            await write_bundle(deps(), principal, export_id, folder / "bundle.zip")
        except NotAllowed as error:
            return Response(str(error), status_code=403)
        except (NotFound, ValueError):
            return Response(str(NotFound()), status_code=404)
        sent = BackgroundTask(stack.pop_all().close)
        name = f"audit-log-{export_id}.zip"
        return FileResponse(folder / "bundle.zip", filename=name, headers=_NO_STORE, background=sent)


async def get_verifier(_request: Request) -> Response:
    """The verifier as one file; it is no secret."""
    return FileResponse(VERIFIER / "flexoraa_verify.py", filename="flexoraa_verify.py", media_type="text/x-python")


ROUTES = [
    Route("/api/audit-bundle/{export_id}", get_bundle, methods=["GET"]),
    Route("/api/audit-verifier", get_verifier, methods=["GET"]),
]
