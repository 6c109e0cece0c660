"""The routes of messages' files: one out, for those who may read the message; one in, from the composer.

A file that came from outside is shown only where its content is a picture, audio or video; all else is a download.
"""

import re
from urllib.parse import quote, unquote
from uuid import UUID

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from flexoraa_app.api.own_forms import from_own_pages
from flexoraa_app.cookies import token_hash
from flexoraa_app.running import deps
from flexoraa_app.session import wall_now
from services.conversations.media import File
from services.errors import GatewayError, InvalidInput, NotAllowed, NotFound
from services.flows.record_read import record_read
from services.flows.send_attachment import Attached, send_attachment
from services.flows.sessions import find_session
from services.rules.media_kind import OCTETS, MediaKind
from services.rules.permissions import Principal
from services.screens.media import load_file
from services.screens.words import SEND_REFUSALS

PATH = "/api/media"
_DRAFT_KEY = re.compile(r"[0-9a-f]{32}")
_RANGE = re.compile(r"bytes=(\d{1,12})-(\d{0,12})")
NOT_TAKEN = "WhatsApp did not take the file. Try again in a moment."


async def get_file(request: Request) -> Response:
    """A message's file, or the part of it that a player asks for."""
    principal = await _principal(request)
    if principal is None:
        return PlainTextResponse("You are signed out.", status_code=401)
    try:
        message_id = UUID(request.path_params["message_id"])
        async with deps().db.read(principal) as reader:
            file = await load_file(reader, principal, message_id)
    except NotAllowed as error:
        return PlainTextResponse(str(error), status_code=403)
    except (NotFound, ValueError):
        return PlainTextResponse(str(NotFound()), status_code=404)
    await record_read(deps(), principal, load_file, (message_id,), deps().clock.now())
    return _answer(file, request.headers.get("range", ""))


@from_own_pages
async def post_file(request: Request) -> Response:
    """Send the body as a file in a conversation; its name and words travel in headers, which no log keeps."""
    principal = await _principal(request)
    if principal is None:
        return JSONResponse({"problem": "You are signed out."}, status_code=401)
    draft = request.query_params.get("draft", "")
    if not _DRAFT_KEY.fullmatch(draft):
        return JSONResponse({"problem": "Reload the page and choose the file again."}, status_code=422)
    attached = Attached(
        name=unquote(request.headers.get("x-file-name", "")),
        content=await request.body(),
        caption=unquote(request.headers.get("x-caption", "")),
    )
    try:
        conversation_id = UUID(request.query_params.get("conversation", ""))
        outcome = await send_attachment(
            deps(), principal, conversation_id, attached, idempotency_key=draft, now=deps().clock.now()
        )
    except NotAllowed as error:
        return JSONResponse({"problem": str(error)}, status_code=403)
    except (NotFound, ValueError):
        return JSONResponse({"problem": str(NotFound())}, status_code=404)
    except InvalidInput as error:
        return JSONResponse({"problem": str(error)}, status_code=422)
    except GatewayError:
        return JSONResponse({"problem": NOT_TAKEN}, status_code=502)
    if outcome.refusal:
        return JSONResponse({"problem": SEND_REFUSALS[outcome.refusal]}, status_code=409)
    return JSONResponse({"problem": ""}, status_code=201)


async def _principal(request: Request) -> Principal | None:
    hashed = token_hash(request.headers.get("cookie", ""))
    return await find_session(deps(), hashed, wall_now()) if hashed else None


def _answer(file: File, asked: str) -> Response:
    is_shown = file.kind.kind is not MediaKind.FILE
    place = "inline" if is_shown else "attachment"
    headers = {
        "content-disposition": f"{place}; filename*=UTF-8''{quote(file.name or 'file')}",
        "cache-control": "private, no-store",
        "accept-ranges": "bytes",
    }
    mime_type = file.kind.mime_type if is_shown else OCTETS
    found = _RANGE.fullmatch(asked)
    if not found or int(found[1]) >= len(file.content):
        return Response(file.content, media_type=mime_type, headers=headers)
    first, last = int(found[1]), min(int(found[2] or len(file.content)), len(file.content) - 1)
    headers["content-range"] = f"bytes {first}-{last}/{len(file.content)}"
    return Response(file.content[first : last + 1], status_code=206, media_type=mime_type, headers=headers)


ROUTES = [
    Route(PATH + "/{message_id}", get_file, methods=["GET"]),
    Route(PATH, post_file, methods=["POST"]),
]
