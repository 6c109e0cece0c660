"""Says whether the process is alive, and whether it can serve: database, migrations, worker."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from flexoraa_app.running import deps
from services.flows.readiness import check_readiness

_UNAVAILABLE = 503


async def healthz(_request: Request) -> Response:
    """Alive: the process answers."""
    return JSONResponse({"status": "alive"})


async def readyz(_request: Request) -> Response:
    """Able to serve: each part by name, 503 where one is missing."""
    readiness = await check_readiness(deps(), deps().clock.now())
    return JSONResponse(readiness.parts, status_code=200 if readiness.is_ready else _UNAVAILABLE)


ROUTES = [Route("/healthz", healthz), Route("/readyz", readyz)]
