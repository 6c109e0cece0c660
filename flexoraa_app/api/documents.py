"""The route that takes a document into the knowledge base: the file is the body, its name travels in the address."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from flexoraa_app.api.own_forms import from_own_pages
from flexoraa_app.cookies import token_hash
from flexoraa_app.running import deps
from flexoraa_app.session import wall_now
from services.errors import InvalidInput, NotAllowed
from services.flows.keep_documents import add_document
from services.flows.sessions import find_session

PATH = "/api/knowledge/documents"


@from_own_pages
async def post_document(request: Request) -> Response:
    """Take the file, or say why not. Its length was checked before a byte of it was read."""
    hashed = token_hash(request.headers.get("cookie", ""))
    principal = await find_session(deps(), hashed, wall_now()) if hashed else None
    if principal is None:
        return JSONResponse({"problem": "You are signed out."}, status_code=401)
    name, content = request.query_params.get("name", ""), await request.body()
    try:
        await add_document(deps(), principal, name, content, now=deps().clock.now())
    except NotAllowed as error:
        return JSONResponse({"problem": str(error)}, status_code=403)
    except InvalidInput as error:
        return JSONResponse({"problem": str(error)}, status_code=422)
    return JSONResponse({"problem": ""}, status_code=201)


ROUTES = [Route(PATH, post_document, methods=["POST"])]
