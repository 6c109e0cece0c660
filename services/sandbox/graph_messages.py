"""POST /{phone}/messages and /marketing_messages: checks a send as Meta does, accepts it, lets statuses follow."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse

from services.sandbox.accounts import Account, digits_of
from services.sandbox.faults import FaultKind
from services.sandbox.graph_access import account_of, allowed_body
from services.sandbox.graph_errors import GraphError
from services.sandbox.message_rules import MEDIA_TYPES, check_message
from services.sandbox.message_text import choices_of, text_of
from services.sandbox.outbox import Sent
from services.sandbox.people import Person
from services.sandbox.state import Sandbox, sandbox_of
from services.sandbox.statuses import Dispatch
from services.sandbox.template_rules import check_template_send
from services.sandbox.wire import Json

RE_ENGAGEMENT, STOPPED_MARKETING = 131047, 131050
STATUS_RACE_SECONDS = 0.3


async def post_message(request: Request) -> JSONResponse:
    """Send a message, or mark one as read (with or without typing)."""
    sandbox = sandbox_of(request)
    body = await allowed_body(request, sandbox)
    account = account_of(request, sandbox)
    if body.get("messaging_product") != "whatsapp":
        raise GraphError(100, "The parameter messaging_product is required.")
    _require_service(sandbox, account)
    if body.get("status") == "read":
        return _mark_read(body)
    return await _send(sandbox, account, body)


async def post_marketing_message(request: Request) -> JSONResponse:
    """The marketing route takes templates only."""
    sandbox = sandbox_of(request)
    body = await allowed_body(request, sandbox)
    account = account_of(request, sandbox)
    if body.get("type") != "template":
        raise GraphError(131051, "Only template messages are allowed here.")
    _require_service(sandbox, account)
    return await _send(sandbox, account, body)


def _require_service(sandbox: Sandbox, account: Account) -> None:
    if sandbox.phones.is_suspended(account):
        raise GraphError(131031, "Business Account has been locked.")
    if not sandbox.throughput.take(account.phone_number_id, at_seconds=sandbox.clock.seconds()):
        raise GraphError(130429, "Cloud API message throughput has been reached.")


def _mark_read(body: Json) -> JSONResponse:
    if not body.get("message_id"):
        raise GraphError(131008, "The parameter message_id is required.")
    typing = body.get("typing_indicator")
    if typing is not None and typing.get("type") != "text":
        raise GraphError(131009, "typing_indicator['type'] must be text.")
    return JSONResponse({"success": True})


async def _send(sandbox: Sandbox, account: Account, body: Json) -> JSONResponse:
    person = _recipient(sandbox, account, body)
    check_message(body)
    _require_media(sandbox, body)
    template = check_template_send(sandbox.templates, account.waba_id, body["template"]) if _is_template(body) else None
    if not sandbox.pair_limit.take(f"{account.phone_number_id}|{person.phone}", at_seconds=sandbox.clock.seconds()):
        raise GraphError(131056, "Too many messages sent from this phone number to the same recipient.")
    sent = _accept(sandbox, account, body, person=person, template=template)
    failure = _failure(sandbox, Dispatch(sent=sent, account=account, person=person))
    sandbox.statuses.follow(Dispatch(sent=sent, account=account, person=person), failure=failure)
    if sandbox.faults.draw(FaultKind.STATUS_FIRST, to=person.phone):
        await asyncio.sleep(sandbox.config.status_delay_seconds + STATUS_RACE_SECONDS)
    return JSONResponse(_acceptance(sandbox, body, sent, person))


def _is_template(body: Json) -> bool:
    return body.get("type") == "template"


def _recipient(sandbox: Sandbox, account: Account, body: Json) -> Person:
    """`to` wins over `recipient`; a number without + gets the sender's country code (contracts/whatsapp.md 2)."""
    to, bsuid = body.get("to"), body.get("recipient")
    if not to and not bsuid:
        raise GraphError(131008, "One of to and recipient is required.")
    if not to and _is_template(body) and _is_authentication(sandbox, account, body):
        raise GraphError(131062, "Authentication templates need a phone number.")
    address = _full_number(account, str(to)) if to else str(bsuid)
    if address == account.digits:
        raise GraphError(131021, "Sender and recipient are the same.")
    return sandbox.people.meet(account, address)


def _full_number(account: Account, to: str) -> str:
    digits = digits_of(to)
    if not digits:
        raise GraphError(131009, "The parameter to is not a phone number.")
    country = digits_of(account.display_phone_number.replace("-", " ").split(" ")[0])
    return digits if to.strip().startswith("+") or digits.startswith(country) else country + digits


def _is_authentication(sandbox: Sandbox, account: Account, body: Json) -> bool:
    asked = body.get("template") or {}
    language = (asked.get("language") or {}).get("code", "")
    template = sandbox.templates.find(account.waba_id, asked.get("name", ""), language)
    return template is not None and template["category"] == "AUTHENTICATION"


def _require_media(sandbox: Sandbox, body: Json) -> None:
    kind = body.get("type", "text")
    media_id = body[kind].get("id") if kind in MEDIA_TYPES else None
    if media_id and sandbox.media.find(str(media_id)) is None:
        raise GraphError(131053, f"No media with id {media_id}; uploads are kept 30 days.")


def _accept(sandbox: Sandbox, account: Account, body: Json, *, person: Person, template: Json | None) -> Sent:
    sent = Sent(
        id=sandbox.ids.message_id(person.phone),
        at=sandbox.clock.now(),
        channel=account.channel,
        tenant=account.tenant,
        inbox=account.phone_number_id,
        to=person.phone,
        to_user_id=person.bsuid,
        addressed_by="phone" if body.get("to") else "bsuid",
        type=body.get("type") or "text",
        text=text_of(body, template),
        choices=choices_of(body, template),
        payload=body,
        opaque=body.get("biz_opaque_callback_data"),
        category=template["category"].lower() if template else "service",
    )
    sandbox.outbox.add(sent)
    return sent


def _failure(sandbox: Sandbox, dispatch: Dispatch) -> int | None:
    """The code with which this message will fail by webhook, if it will."""
    sent, person = dispatch.sent, dispatch.person
    forced = sandbox.faults.draw(FaultKind.FAIL_SEND, to=sent.to)
    if forced:
        return int(forced.code or 131026)
    if sent.category == "marketing" and person.stopped_marketing:
        return STOPPED_MARKETING
    now = sandbox.clock.seconds()
    is_inside = sandbox.windows.is_open(sent.inbox, person.phone, at_seconds=now)
    return None if sent.type == "template" or is_inside else RE_ENGAGEMENT


def _acceptance(sandbox: Sandbox, body: Json, sent: Sent, person: Person) -> Json:
    """The answer to an accepted send: accepted is not delivered."""
    by_phone = {"input": str(body.get("to")), "wa_id": person.phone}
    by_bsuid = {"input": str(body.get("recipient")), "user_id": person.bsuid}
    message = {"id": sent.id}
    if sent.type == "template":
        held = sandbox.faults.draw(FaultKind.HOLD, to=sent.to)
        message["message_status"] = "held_for_quality_assessment" if held else "accepted"
    return {
        "messaging_product": "whatsapp",
        "contacts": [by_phone if sent.addressed_by == "phone" else by_bsuid],
        "messages": [message],
    }
