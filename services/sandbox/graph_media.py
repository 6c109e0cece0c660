"""Media of the Graph API: upload, describe, fetch with a short-lived URL, delete (contracts/whatsapp.md 8)."""

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from services.sandbox.graph_access import account_of, require_token
from services.sandbox.graph_errors import GraphError
from services.sandbox.state import sandbox_of

MEGABYTE = 1024 * 1024
# type prefix or exact type: most bytes
LIMITS = (
    ("image/webp", MEGABYTE // 2),
    ("image/jpeg", 5 * MEGABYTE),
    ("image/png", 5 * MEGABYTE),
    ("audio/", 16 * MEGABYTE),
    ("video/", 16 * MEGABYTE),
    ("application/", 100 * MEGABYTE),
    ("text/plain", 100 * MEGABYTE),
)


async def post_media(request: Request) -> JSONResponse:
    """Keep an uploaded file; 131053 for a type or size WhatsApp does not take."""
    sandbox = sandbox_of(request)
    async with request.form() as form:
        require_token(request, sandbox, {"access_token": form.get("access_token")})
        account = account_of(request, sandbox)
        file = form.get("file")
        if form.get("messaging_product") != "whatsapp" or not isinstance(file, UploadFile):
            raise GraphError(100, "The parameters messaging_product and file are required.")
        content = await file.read()
        mime_type = str(form.get("type") or file.content_type or "")
    _check_limits(mime_type, len(content))
    kept = sandbox.media.keep(account.phone_number_id, content, mime_type=mime_type, filename=file.filename or "")
    return JSONResponse({"id": kept.id})


async def get_file(request: Request) -> Response:
    """The bytes behind a URL: with the same token, within five minutes, else 404."""
    sandbox = sandbox_of(request)
    require_token(request, sandbox, {})
    file = sandbox.media.redeem(request.path_params["ticket"])
    if file is None:
        return Response(status_code=404)
    return Response(file.content, media_type=file.mime_type)


def _check_limits(mime_type: str, size: int) -> None:
    most = next((most for prefix, most in LIMITS if mime_type.startswith(prefix)), None)
    if most is None:
        raise GraphError(131053, f"{mime_type or 'A file without a type'} is not supported.")
    if size > most:
        raise GraphError(131053, f"The file is larger than {most} bytes.")
