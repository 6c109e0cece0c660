"""Templates over Graph: list, create, edit, delete, unpause; approval comes by webhook (contracts/whatsapp.md 6)."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse

from services.sandbox.graph_access import allowed_body, only, waba_of
from services.sandbox.graph_errors import GraphError, no_such_object
from services.sandbox.state import Sandbox, sandbox_of
from services.sandbox.template_events import announce_status
from services.sandbox.template_rules import check_components, check_creation
from services.sandbox.wire import Json

PAGE_DEFAULT = 25
TEMPLATE_LIMIT = 250
DEFAULT_FIELDS = "name,status,category,language,components,parameter_format"
EDITABLE = ("APPROVED", "REJECTED", "PAUSED")


def shown(template: Json, fields: str | None) -> Json:
    """A template with the requested fields."""
    return only(template, fields, DEFAULT_FIELDS)


async def get_templates(request: Request) -> JSONResponse:
    """One page, filtered; with `summary` when it is asked for."""
    sandbox = sandbox_of(request)
    await allowed_body(request, sandbox)
    query = request.query_params
    rows = [t for t in sandbox.templates.of_waba(waba_of(request, sandbox)) if _is_wanted(t, query)]
    limit = int(query.get("limit") or PAGE_DEFAULT)
    start = int(query.get("after") or 0)
    page = rows[start : start + limit]
    cursors = {"before": str(start), "after": str(start + len(page))}
    answer: Json = {"data": [shown(t, query.get("fields")) for t in page], "paging": {"cursors": cursors}}
    if start + limit < len(rows):
        answer["paging"]["next"] = str(request.url.include_query_params(after=cursors["after"]))
    if query.get("summary"):
        answer["summary"] = _summary(len(rows))
    return JSONResponse(answer)


async def post_template(request: Request) -> JSONResponse:
    """Create a template: PENDING, then APPROVED by webhook after one status delay."""
    sandbox = sandbox_of(request)
    body = await allowed_body(request, sandbox)
    waba_id = waba_of(request, sandbox)
    check_creation(body)
    if sandbox.templates.find(waba_id, body["name"], body["language"]):
        raise GraphError(100, "Content in this language already exists for this template name.")
    if len(list(sandbox.templates.of_waba(waba_id))) >= TEMPLATE_LIMIT:
        raise GraphError(100, "Invalid parameter", more={"error_subcode": 2388019})
    template = sandbox.templates.add(waba_id, body, status="PENDING")
    _approve_later(sandbox, template)
    return JSONResponse({"id": template["id"], "status": "PENDING", "category": template["category"]})


def edit_template(template: Json, body: Json) -> JSONResponse:
    """Replace all components; the category of an approved template stays."""
    if template["status"] not in EDITABLE:
        raise GraphError(100, "Only approved, rejected or paused templates can be edited.")
    if body.get("category", template["category"]) != template["category"] and template["status"] == "APPROVED":
        raise GraphError(100, "The category of an approved template cannot be changed.")
    if body.get("components"):
        check_components(body["components"])
        template["components"] = body["components"]
    template["category"] = body.get("category", template["category"])
    return JSONResponse({"success": True})


async def delete_templates(request: Request) -> JSONResponse:
    """Delete by name (every language) or by name and hsm_id (one)."""
    sandbox = sandbox_of(request)
    await allowed_body(request, sandbox)
    name, one_id = request.query_params.get("name"), request.query_params.get("hsm_id")
    mine = [t for t in sandbox.templates.of_waba(waba_of(request, sandbox)) if t["name"] == name]
    doomed = [t for t in mine if one_id in (None, t["id"])]
    if not doomed:
        raise GraphError(100, "Message template not found.")
    for template in doomed:
        sandbox.templates.delete(template["id"])
    return JSONResponse({"success": True})


async def unpause_template(request: Request) -> JSONResponse:
    """Put a paused template back to work."""
    sandbox = sandbox_of(request)
    await allowed_body(request, sandbox)
    template = sandbox.templates.by_id(request.path_params["id"])
    if template is None:
        raise no_such_object(request.path_params["id"])
    if template["status"] != "PAUSED":
        raise GraphError(100, "The template is not paused.")
    template["status"] = "APPROVED"
    return JSONResponse({"success": True})


def _is_wanted(template: Json, query: object) -> bool:
    asked = {name: value for name, value in dict(query).items() if name in ("name", "status", "category", "language")}  # type: ignore[call-overload]  # Starlette's QueryParams is a mapping
    return all(str(template[name]).casefold() == str(value).casefold() for name, value in asked.items())


def _summary(count: int) -> Json:
    return {
        "total_count": count,
        "message_template_count": count,
        "message_template_limit": TEMPLATE_LIMIT,
        "are_translations_complete": True,
    }


def _approve_later(sandbox: Sandbox, template: Json) -> None:
    def approve() -> None:
        if template["status"] == "PENDING":
            template["status"] = "APPROVED"
            announce_status(sandbox, template, {"event": "APPROVED"})

    asyncio.get_running_loop().call_later(sandbox.config.status_delay_seconds, approve)
