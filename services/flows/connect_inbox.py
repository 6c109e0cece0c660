"""Connects a tenant's WhatsApp number: its token is tried at Meta, kept encrypted, and its number routed here.

Trying comes before keeping, and again for an inbox that is there: the same questions, told as findings.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from services.access import demand, require_fresh
from services.deps import Deps
from services.errors import Conflict, GatewayError, GatewayRefused, InvalidInput, NotFound
from services.events.catalog.channel import InboxConnected, InboxTokenReplaced
from services.ids import new_id
from services.ports import NumberHealth, Sender
from services.rules.permissions import Access, Area, Principal
from services.tenants.models import INBOX_TOKEN, Channel, Inbox, InboxRoute, InboxState
from services.tenants.queries import sending_inbox

TAKEN = "This number is connected to another company."
NAME_MOST, ID_MOST, TOKEN_MOST = 60, 32, 1024
# Meta's codes for a token that is wrong, expired or lacks a right, and for an object it may not see.
_TOKEN_CODES, _OBJECT_CODES = (0, 10, 190, 200), (100,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The form as filled in; ids as Meta's app dashboard shows them."""

    name: str
    phone_number_id: str
    business_id: str
    access_token: str

    def __repr__(self) -> str:
        return f"Wanted({self.phone_number_id})"


async def connect_inbox(deps: Deps, principal: Principal, wanted: Wanted, *, now: datetime) -> UUID:
    """Try the credentials and keep them; a number that is the tenant's already gets the new token.

    Raises NotAllowed, ConfirmationNeeded, InvalidInput with what Meta said, Conflict for a number of another company.
    """
    demand(principal, Area.CHANNELS, Access.MANAGE)
    require_fresh(principal)
    sender = _checked(wanted)
    health = await _try(deps, sender)
    inbox_id = await _known_inbox(deps, principal, sender) or new_id(now)
    async with deps.db.transaction(principal) as tx:
        sealed = tx.cipher.seal(INBOX_TOKEN, inbox_id, sender.access_token)
        row = {
            "tenant_id": tx.tenant_id,
            "id": inbox_id,
            "channel": Channel.WHATSAPP,
            "name": wanted.name.strip() or health.name,
            "external_id": sender.external_id,
            "business_id": sender.business_id,
            "display_address": health.address,
            "access_token": sealed,
            "state": InboxState.CONNECTED,
            "quality": health.quality,
            "created_at": now,
        }
        made = insert(Inbox).values(row).on_conflict_do_nothing().returning(Inbox.id)
        if await tx.scalar(made) is not None:
            tx.emit(InboxConnected(inbox_id=inbox_id, channel=Channel.WHATSAPP), at=now)
        else:
            this = (Inbox.tenant_id == tx.tenant_id, Inbox.id == inbox_id)
            await tx.execute(update(Inbox).where(*this).values(access_token=sealed, quality=health.quality))
            tx.emit(InboxTokenReplaced(inbox_id=inbox_id), at=now)
    await _route(deps, principal, sender, inbox_id)
    return inbox_id


async def examine_inbox(deps: Deps, principal: Principal, inbox_id: UUID) -> Sequence[str]:
    """Ask Meta about an inbox now and keep its quality; return what is wrong in sentences, none where nothing is.

    Raises NotAllowed, NotFound.
    """
    demand(principal, Area.CHANNELS, Access.READ)
    async with deps.db.read(principal) as reader:
        this = (Inbox.tenant_id == reader.tenant_id, Inbox.id == inbox_id)
        row = (await reader.execute(select(Inbox).where(*this))).one_or_none()
        if row is None:
            raise NotFound
        sender = sending_inbox(reader, row).sender
    try:
        health = await _try(deps, sender)
    except InvalidInput as problem:
        return [str(problem)]
    async with deps.db.transaction(Principal.system(principal.tenant_id)) as tx:
        own = (Inbox.tenant_id == tx.tenant_id, Inbox.id == inbox_id)
        await tx.execute(update(Inbox).where(*own).values(quality=health.quality))
    return [*_findings(health), *([] if row.last_received_at else ["No webhook of this number has come yet."])]


def _findings(health: NumberHealth) -> list[str]:
    found = []
    if health.status and health.status != "CONNECTED":
        found.append(f"Meta says the number is {health.status.lower()}.")
    if health.quality in ("YELLOW", "RED"):
        found.append(f"Its quality is {health.quality.lower()}: contacts block or report its messages.")
    if health.can_send == "BLOCKED":
        found.append("Meta blocks its sends: see the account's notices there.")
    return found


async def _try(deps: Deps, sender: Sender) -> NumberHealth:
    """Ask for the number and the account's templates: both rights are needed. Raises InvalidInput."""
    try:
        health = await deps.whatsapp.number_health(sender)
        await deps.whatsapp.list_templates(sender)
    except GatewayRefused as refusal:
        raise InvalidInput(_reason(refusal)) from None
    except GatewayError as error:
        raise InvalidInput(f"{error} Nothing was changed; try again.") from None
    return health


def _reason(refusal: GatewayRefused) -> str:
    if refusal.code in _TOKEN_CODES:
        return "Meta refuses the token: it is wrong, has expired, or may not manage this account."
    if refusal.code in _OBJECT_CODES:
        return "Meta knows no such number or account for this token: check both ids."
    return f"Meta refused with code {refusal.code}."


async def _known_inbox(deps: Deps, principal: Principal, sender: Sender) -> UUID | None:
    """The tenant's inbox of this number, None for a new one. Raises Conflict where it is another company's."""
    statement = select(InboxRoute.tenant_id, InboxRoute.inbox_id).where(
        InboxRoute.channel == Channel.WHATSAPP, InboxRoute.external_id == sender.external_id
    )
    async with deps.db.deployment() as deployment:
        found = (await deployment.execute(statement)).one_or_none()
    if found and found.tenant_id != principal.tenant_id:
        raise Conflict(TAKEN)
    return found.inbox_id if found else None


async def _route(deps: Deps, principal: Principal, sender: Sender, inbox_id: UUID) -> None:
    """Let the number's webhooks come to the inbox; of two companies at the same moment one gets it."""
    row = {
        "channel": Channel.WHATSAPP,
        "external_id": sender.external_id,
        "business_id": sender.business_id,
        "tenant_id": principal.tenant_id,
        "inbox_id": inbox_id,
    }
    async with deps.db.deployment() as deployment:
        await deployment.execute(insert(InboxRoute).values(row).on_conflict_do_nothing())
    if await _known_inbox(deps, principal, sender) != inbox_id:
        raise Conflict(TAKEN)


def _checked(wanted: Wanted) -> Sender:
    for what, words in (("phone number id", wanted.phone_number_id), ("account id", wanted.business_id)):
        bare = words.strip()
        if not (bare.isascii() and bare.isdigit()) or len(bare) > ID_MOST:
            raise InvalidInput(
                f"The {what} is a number of Meta's, digits only; the phone number itself is another one."
            )
    token = wanted.access_token.strip()
    if not token or len(token) > TOKEN_MOST or not token.isascii() or not token.isprintable():
        raise InvalidInput("Paste the whole access token.")
    if len(wanted.name.strip()) > NAME_MOST or not wanted.name.isprintable():
        raise InvalidInput(f"A name has at most {NAME_MOST} characters.")
    return Sender(
        external_id=wanted.phone_number_id.strip(), business_id=wanted.business_id.strip(), access_token=token
    )
