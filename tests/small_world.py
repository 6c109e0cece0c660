"""A company's busy morning through the real flows: contacts write, the AI answers, one is routed, one says STOP."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from uuid import UUID

from factories import NOW, Company
from sqlalchemy import insert, select, update

from services.arrivals import Address, Effect, MessageArrived, Parsed
from services.assignments import commands as assignments
from services.assignments.commands import Placement
from services.billing import commands as billing
from services.conversations.intake import Route
from services.conversations.models import DELIVERY_BODY, Delivery, DeliveryState, Message
from services.conversations.provider_ids import index_of
from services.deps import Deps
from services.flows.answer_turn import answer_turn
from services.flows.apply_arrivals import apply_arrivals
from services.flows.deliver_message import deliver_message
from services.flows.member_reply import member_reply
from services.flows.note_pulse import JOBS_PART, note_pulse
from services.flows.receive_deliveries import receive_deliveries
from services.flows.seal_events import seal_events
from services.ids import new_id
from services.leads.queries import find_open
from services.ports import Accepted, MessagingGateway, OutboundContent, Recipient, Sender
from services.rules.bands import Band
from services.rules.candidates import Need
from services.rules.delivery_status import DeliveryStatus
from services.tenants.models import Availability, Member

LATER = NOW + timedelta(minutes=5)
# For checks of a world in which no worker runs that might still do what is due.
NO_PATIENCE = timedelta(0)
_numbers = count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostOffice:
    """A provider that takes every message; deliveries are read as ever."""

    reader: MessagingGateway

    def read_delivery(self, body: bytes) -> Parsed:
        """Read it with the real adapter."""
        return self.reader.read_delivery(body)

    async def send(self, _from: Sender, _to: Recipient, _content: OutboundContent, opaque_id: str) -> Accepted:
        """Accept it under an id that tells which it was."""
        return Accepted(provider_id=f"wamid.{opaque_id}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """A company at work; `deps` sends through a provider that takes everything."""

    deps: Deps
    company: Company

    async def writes(self, phone: str, text: str, at: datetime = NOW, *, name: str = "Ravi") -> UUID:
        """A contact's text comes in by webhook; returns its conversation."""
        message = {"from": phone, "id": f"wamid.in.{next(_numbers)}", "type": "text", "text": {"body": text}}
        person = {"profile": {"name": name}, "wa_id": phone}
        await self._receive({"contacts": [person], "messages": [message | _stamp(at)]}, at)
        async with self.deps.db.read(self.company.system) as reader:
            index = index_of(reader.cipher, str(message["id"]))
            statement = select(Message.conversation_id).where(Message.provider_index == index)
            conversation_id: UUID = await reader.scalar(statement)
            return conversation_id

    async def sends(self, at: datetime = NOW) -> list[UUID]:
        """Everything queued goes out, one conversation's messages in their order; returns what was accepted."""
        sent: list[UUID] = []
        while queued := await self._queued():
            for message_id in queued:
                await deliver_message(self.deps, self.company.tenant_id, message_id, at)
            sent += queued
        return sent

    async def arrives(self, message_ids: list[UUID], status: DeliveryStatus, at: datetime = NOW) -> None:
        """The provider tells how far messages got."""
        rows = [{"id": f"wamid.{one}", "status": status.value, "recipient_id": "9"} | _stamp(at) for one in message_ids]
        await self._receive({"statuses": rows}, at)

    async def hears(self, value: dict[str, object], at: datetime = NOW) -> None:
        """What the provider says of the company's number, as the value of one change."""
        await self._receive(value, at)

    async def routes(self, conversation_id: UUID, at: datetime = NOW) -> None:
        """The conversation's lead goes to whoever may have it."""
        async with self.deps.db.transaction(self.company.system) as tx:
            await tx.lock(assignments.ROUTING_LOCK)
            lead = await find_open(tx, conversation_id)
            assert lead is not None
            placement = Placement(
                lead_id=lead.id,
                conversation_id=conversation_id,
                need=Need(band=Band.WARM, language="en"),
                reason="band",
                payload={},
            )
            await assignments.place(tx, placement, at)

    async def _queued(self) -> list[UUID]:
        async with self.deps.db.read(self.company.system) as reader:
            statement = select(Message.id).where(Message.status == DeliveryStatus.QUEUED, Message.sending_at.is_(None))
            return list((await reader.execute(statement.order_by(Message.conversation_id, Message.seq))).scalars())

    async def _receive(self, value: dict[str, object], at: datetime) -> None:
        metadata = {"display_phone_number": "918047182200", "phone_number_id": self.company.phone_number_id}
        change = {"field": "messages", "value": {"messaging_product": "whatsapp", "metadata": metadata} | value}
        entry = {"id": self.company.business_id, "changes": [change]}
        body = json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()
        await _put(self.deps, body, at)
        while await receive_deliveries(self.deps, at):
            pass


async def open_morning(deps: Deps, company: Company) -> Morning:
    """The company at work, with an SDR who takes leads."""
    async with deps.db.transaction(company.system) as tx:
        meera = update(Member).where(Member.id == company.members["meera"])
        await tx.execute(meera.values(availability=Availability.AVAILABLE))
    office = PostOffice(reader=deps.whatsapp)
    return Morning(deps=replace(deps, whatsapp=office), company=company)


async def live_a_morning(deps: Deps, company: Company) -> Morning:
    """Everything that the invariants speak of happens once or more; nothing is left unsealed."""
    morning = await open_morning(deps, company)
    number = next(_numbers)
    buyer, stopper = f"9198{number:08d}", f"9197{number:08d}"
    bought = await morning.writes(buyer, "Hi, what is the price? My budget is 20 lakh and I need it this month")
    await morning.writes(stopper, "hello")
    await answer_turn(morning.deps, company.tenant_id, bought, NOW)
    await morning.routes(bought)
    await morning.arrives(await morning.sends(), DeliveryStatus.DELIVERED)
    await morning.writes(stopper, "STOP", NOW + timedelta(minutes=1))
    await _write_directly(morning, buyer)
    await _reply_twice(morning, bought)
    await morning.sends(NOW + timedelta(minutes=2))
    async with deps.db.transaction(company.system) as tx:
        await billing.hold_turn(tx, bought, f"{bought}:99", now=NOW + timedelta(minutes=2))
    await seal_all(deps)
    await note_pulse(deps, JOBS_PART, LATER)
    return morning


async def seal_all(deps: Deps) -> None:
    """Every event that happened so far gets its place in the chain."""
    while await seal_events(deps, LATER):
        pass


async def _write_directly(morning: Morning, phone: str) -> None:
    """A message that no stored delivery tells of."""
    company, at = morning.company, NOW + timedelta(minutes=1)
    arrival = MessageArrived(
        account=company.phone_number_id,
        provider_id=f"wamid.direct.{next(_numbers)}",
        at=at,
        sender=Address(phone=phone),
        kind="text",
        body="Are you there?",
        details={},
        effect=Effect.OPENS_TURN,
    )
    route = Route(
        tenant_id=company.tenant_id,
        inbox_id=company.inbox_id,
        account=company.phone_number_id,
        business_id=company.business_id,
    )
    await apply_arrivals(morning.deps, company.tenant_id, [(route, arrival)], at)


async def _reply_twice(morning: Morning, conversation_id: UUID) -> None:
    for key in ("first", "second"):
        manager, at = morning.company.member("manager"), NOW + timedelta(minutes=2)
        await member_reply(morning.deps, manager, conversation_id, text="Yes, we are.", idempotency_key=key, now=at)


async def _put(deps: Deps, body: bytes, at: datetime) -> None:
    delivery_id = new_id(at)
    async with deps.db.deployment() as deployment:
        row = {
            "id": delivery_id,
            "provider": "meta",
            "body": deployment.cipher.seal_bytes(DELIVERY_BODY, delivery_id, body),
            "size": len(body),
            "state": DeliveryState.WAITING,
            "attempts": 0,
            "received_at": at,
        }
        await deployment.execute(insert(Delivery).values(row))


def _stamp(at: datetime) -> dict[str, str]:
    return {"timestamp": str(int(at.timestamp()))}
