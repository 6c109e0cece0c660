"""Graph's objects by id: numbers with their health, media, templates; and what can be done to each."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from services.sandbox.graph_access import account_of, allowed_body, only, waba_of
from services.sandbox.graph_errors import GraphError, no_such_object
from services.sandbox.graph_templates import edit_template, shown
from services.sandbox.state import Sandbox, sandbox_of
from services.sandbox.wire import Json

PHONE_DEFAULT_FIELDS = "display_phone_number,verified_name,quality_rating,platform_type,code_verification_status"


async def get_object(request: Request) -> JSONResponse:
    """A number (requested fields only), a media file, a template or a WABA."""
    sandbox = sandbox_of(request)
    await allowed_body(request, sandbox)
    object_id, fields = request.path_params["id"], request.query_params.get("fields")
    account = sandbox.accounts.of_phone(object_id)
    if account:
        return JSONResponse(only(sandbox.phones.health(account, _origin(request)), fields, PHONE_DEFAULT_FIELDS))
    file = sandbox.media.find(object_id)
    if file:
        return JSONResponse(sandbox.media.as_json(file, _origin(request)))
    template = sandbox.templates.by_id(object_id)
    if template:
        return JSONResponse(shown(template, fields))
    owners = sandbox.accounts.of_waba(object_id)
    if not owners:
        raise no_such_object(object_id)
    return JSONResponse({"id": object_id, "name": owners[0].verified_name})


async def post_object(request: Request) -> JSONResponse:
    """Edit a template, or point a number's webhooks elsewhere."""
    sandbox = sandbox_of(request)
    body = await allowed_body(request, sandbox)
    template = sandbox.templates.by_id(request.path_params["id"])
    if template:
        return edit_template(template, body)
    account = account_of(request, sandbox)
    override = body.get("webhook_configuration") or {}
    await _override(sandbox, account.phone_number_id, override)
    sandbox.phones.change(
        account.phone_number_id, {"webhook_configuration": {"phone_number": override.get("override_callback_uri")}}
    )
    return JSONResponse({"success": True})


async def delete_object(request: Request) -> JSONResponse:
    """Delete a media file."""
    sandbox = sandbox_of(request)
    await allowed_body(request, sandbox)
    if not sandbox.media.delete(request.path_params["id"]):
        raise no_such_object(request.path_params["id"])
    return JSONResponse({"success": True})


async def get_phone_numbers(request: Request) -> JSONResponse:
    """The numbers of a WABA."""
    sandbox = sandbox_of(request)
    await allowed_body(request, sandbox)
    accounts = sandbox.accounts.of_waba(waba_of(request, sandbox))
    rows = [sandbox.phones.health(account, _origin(request)) for account in accounts]
    fields = request.query_params.get("fields")
    return JSONResponse({"data": [only(row, fields, PHONE_DEFAULT_FIELDS) for row in rows]})


async def subscribed_apps(request: Request) -> JSONResponse:
    """Subscribe (with or without another callback), list or end the subscription of a WABA."""
    sandbox = sandbox_of(request)
    body = await allowed_body(request, sandbox)
    waba_id = waba_of(request, sandbox)
    if request.method == "GET":
        app = {"whatsapp_business_api_data": {"id": "sandbox", "name": "Sandbox"}}
        return JSONResponse({"data": [app]})
    if request.method == "POST":
        await _override(sandbox, waba_id, body)
    else:
        sandbox.post_office.callbacks.pop(waba_id, None)
    return JSONResponse({"success": True})


async def _override(sandbox: Sandbox, entity_id: str, asked: Json) -> None:
    uri = asked.get("override_callback_uri")
    if uri and not await sandbox.post_office.override(entity_id, uri, str(asked.get("verify_token", ""))):
        raise GraphError(100, "The callback URL or verify token couldn't be validated.")


def _origin(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"
