"""Webhooks as Meta words them, put into the intake and received; each test has contacts of its own."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from typing import Any, TypeAlias
from uuid import UUID

import httpx
import pytest
from sqlalchemy import insert, select, text

from services.adapters.sandbox_control.client import SandboxClient
from services.adapters.whatsapp.client import WhatsAppClient
from services.clock import ShiftedClock
from services.conversations import outbox, sending
from services.conversations.models import (
    DELIVERY_BODY,
    MESSAGE_BODY,
    Author,
    Conversation,
    Delivery,
    DeliveryState,
    Message,
    Receipt,
)
from services.conversations.outbox import Outgoing
from services.conversations.provider_ids import PROVIDER_ID, index_of
from services.conversations.subjects import subject_key_of
from services.conversations.turns import details_of
from services.deps import Deps
from services.flows.receive_deliveries import receive_deliveries
from services.ids import new_id
from services.sandbox.accounts import Account
from services.sandbox.config import SandboxConfig
from services.sandbox.in_thread import serving
from services.subject_keys import Subject

Json: TypeAlias = dict[str, Any]
Receive: TypeAlias = Callable[..., Awaitable[None]]

NOW = datetime.fromisoformat("2026-11-23T06:30:00+00:00")
_numbers = count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A contact as Meta names it."""

    phone: str
    user_id: str
    name: str = "Ravi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """Builds the bodies of webhooks to one company's number."""

    phone_number_id: str
    business_id: str

    def change(self, value: Json, field: str = "messages") -> Json:
        """One change with the metadata that names the number."""
        metadata = {"display_phone_number": "918047182200", "phone_number_id": self.phone_number_id}
        return {"field": field, "value": {"messaging_product": "whatsapp", "metadata": metadata} | value}

    def body(self, *changes: Json, **entry: Any) -> bytes:
        """One POST with these changes."""
        entries = [{"id": self.business_id, "changes": list(changes)} | entry]
        return json.dumps({"object": "whatsapp_business_account", "entry": entries}).encode()

    def message(self, person: Person, message_id: str, at: datetime = NOW, **part: Any) -> Json:
        """A change with one message; `part` is its type and the type's object."""
        contact = {"profile": {"name": person.name}, "user_id": person.user_id, "wa_id": person.phone}
        head = {"from": person.phone, "from_user_id": person.user_id, "id": message_id}
        message = head | {"timestamp": str(int(at.timestamp()))} | part
        return self.change({"contacts": [contact], "messages": [message]})

    def text(self, person: Person, message_id: str, text: str, at: datetime = NOW, **more: Any) -> Json:
        """A change with one text."""
        return self.message(person, message_id, at, type="text", text={"body": text}, **more)

    def status(self, message_id: str, status: str, at: datetime = NOW, **more: Any) -> Json:
        """A change with one status."""
        row = {"id": message_id, "status": status, "timestamp": str(int(at.timestamp()))} | more
        return self.change({"statuses": [row]})


@pytest.fixture
def now() -> datetime:
    """The moment at which these tests happen."""
    return NOW


@pytest.fixture
def ravi() -> Person:
    """A contact that no other test has."""
    number = next(_numbers)
    return Person(phone=f"9198{number:08d}", user_id=f"IN.{number:018d}")


@pytest.fixture
def wire(asha: Any) -> Wire:
    """Webhooks to the first company."""
    return Wire(phone_number_id=asha.phone_number_id, business_id=asha.business_id)


@pytest.fixture
def other_wire(borneo: Any) -> Wire:
    """Webhooks to the other company."""
    return Wire(phone_number_id=borneo.phone_number_id, business_id=borneo.business_id)


@pytest.fixture
def post(deps: Deps) -> Callable[..., Awaitable[list[UUID]]]:
    """Put bodies among the waiting deliveries; returns their ids."""

    async def put(*bodies: bytes, at: datetime = NOW) -> list[UUID]:
        ids = [new_id(at) for _ in bodies]
        if not bodies:
            return ids
        async with deps.db.deployment() as deployment:
            rows = [
                {
                    "id": delivery_id,
                    "provider": "meta",
                    "body": deployment.cipher.seal_bytes(DELIVERY_BODY, delivery_id, body),
                    "size": len(body),
                    "state": DeliveryState.WAITING,
                    "attempts": 0,
                    "received_at": at,
                }
                for delivery_id, body in zip(ids, bodies, strict=True)
            ]
            await deployment.execute(insert(Delivery), rows)
        return ids

    return put


@pytest.fixture
def receive(deps: Deps, post: Callable[..., Awaitable[list[UUID]]]) -> Callable[..., Awaitable[list[UUID]]]:
    """Put bodies into the intake and receive until nothing waits."""

    async def put_and_receive(*bodies: bytes, at: datetime = NOW) -> list[UUID]:
        ids = await post(*bodies, at=at)
        while await receive_deliveries(deps, at):
            pass
        return ids

    return put_and_receive


def _subject(reader: Any, row: Any) -> Subject:
    return Subject(reader.cipher, row["contact_id"], row["subject_key"])


def _readable(subject: Subject, row: Any) -> Json:
    return {
        "text": subject.open(MESSAGE_BODY, row["id"], row["body"]),
        "provider_id": details_of(subject, row["id"], row["details"]).get(PROVIDER_ID),
    }


@pytest.fixture
def messages_of(deps: Deps) -> Callable[[Any], Awaitable[list[Json]]]:
    """A company's messages in the order of their conversations, with readable bodies and ids of contacts' messages."""

    async def read(company: Any) -> list[Json]:
        async with deps.db.read(company.system) as reader:
            statement = (
                select(Message, Conversation.contact_id, subject_key_of())
                .join(Conversation, Conversation.id == Message.conversation_id)
                .order_by(Message.conversation_id, Message.seq)
            )
            rows = (await reader.execute(statement)).mappings().all()
            return [dict(row) | _readable(_subject(reader, row), row) for row in rows]

    return read


@pytest.fixture
def conversations_of(deps: Deps) -> Callable[[Any], Awaitable[list[Json]]]:
    """A company's conversations, oldest first."""

    async def read(company: Any) -> list[Json]:
        async with deps.db.read(company.system) as reader:
            statement = select(Conversation).where(Conversation.tenant_id == reader.tenant_id).order_by(Conversation.id)
            return [dict(row) for row in (await reader.execute(statement)).mappings()]

    return read


@pytest.fixture
def deliveries(deps: Deps) -> Callable[..., Awaitable[list[Json]]]:
    """The state and reason of deliveries by id, in the order given."""

    async def read(ids: list[UUID]) -> list[Json]:
        async with deps.db.deployment() as deployment:
            columns = (Delivery.id, Delivery.state, Delivery.reason, Delivery.attempts)
            rows = (await deployment.execute(select(*columns).where(Delivery.id.in_(ids)))).mappings()
            by_id = {row["id"]: dict(row) for row in rows}
        return [by_id[delivery_id] for delivery_id in ids]

    return read


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """The sandbox's Graph API for one company: what reached it, and what goes wrong there."""

    deps: Deps
    url: str

    async def outbox(self) -> list[Json]:
        """What was accepted, in order."""
        return list((await self._call("GET", "/_sandbox/outbox"))["messages"])

    async def fault(self, **rule: Any) -> None:
        """Put a fault in force."""
        await self._call("POST", "/_sandbox/faults", rule)

    async def plant(self, **template: Any) -> None:
        """Plant a template."""
        await self._call("POST", "/_sandbox/templates", template)

    async def _call(self, method: str, path: str, body: Json | None = None) -> Json:
        async with httpx.AsyncClient(base_url=self.url) as client:
            answer: Json = (await client.request(method, path, json=body)).raise_for_status().json()
            return answer


@pytest.fixture
async def meta(deps: Deps, asha: Any) -> AsyncIterator[Meta]:
    """A sandbox that knows the first company's number; contacts count as inside the window."""
    account = Account(
        channel="whatsapp",
        tenant="Asha",
        phone_number_id=asha.phone_number_id,
        waba_id=asha.business_id,
        display_phone_number="+91 80 4718 2200",
        verified_name="Asha",
    )
    config = SandboxConfig(
        accounts=(account,),
        access_tokens=("sandbox-token",),
        strangers_in_window=True,
        webhook_url="http://127.0.0.1:9/",
        status_delay_seconds=60,
    )
    with serving(config) as url:
        client = WhatsAppClient(f"{url}/graph/v25.0")
        yield Meta(deps=replace(deps, whatsapp=client), url=url)
        await client.close()


@pytest.fixture
async def played(meta: Meta) -> AsyncIterator[Deps]:
    """Dependencies with that sandbox as the simulator's, and a clock that follows it."""
    control = SandboxClient(meta.url)
    yield replace(meta.deps, sandbox=control, clock=ShiftedClock())
    await control.close()


@pytest.fixture
def queue(deps: Deps, conversations_of: Any) -> Callable[..., Awaitable[UUID]]:
    """Queue a text of the AI in a company's only conversation; returns the message's id."""

    async def put(company: Any, text: str = "Namaste", now: datetime = NOW, **more: Any) -> UUID:
        (conversation,) = await conversations_of(company)
        outgoing = Outgoing(
            conversation_id=conversation["id"],
            inbox_id=conversation["inbox_id"],
            text=text,
            **({"author": Author.AI} | more),
        )
        async with deps.db.transaction(company.system) as tx:
            return await outbox.queue(tx, outgoing, now)

    return put


@pytest.fixture
def message_of(deps: Deps) -> Callable[[Any, UUID], Awaitable[Json]]:
    """One message of a company as its row."""

    async def read(company: Any, message_id: UUID) -> Json:
        async with deps.db.read(company.system) as reader:
            statement = select(Message).where(Message.tenant_id == reader.tenant_id, Message.id == message_id)
            return dict((await reader.execute(statement)).mappings().one())

    return read


@pytest.fixture
def index_in(deps: Deps) -> Callable[[Any, str | None], Awaitable[bytes | None]]:
    """How a company finds a message by its provider id."""

    async def read(company: Any, provider_id: str | None) -> bytes | None:
        async with deps.db.read(company.system) as reader:
            return index_of(reader.cipher, provider_id) if provider_id else None

    return read


@pytest.fixture
def receipts_of(deps: Deps) -> Callable[[Any], Awaitable[list[str]]]:
    """The statuses of a company's receipts."""

    async def read(company: Any) -> list[str]:
        async with deps.db.read(company.system) as reader:
            statement = select(Receipt.status).where(Receipt.tenant_id == reader.tenant_id)
            return list((await reader.execute(statement)).scalars())

    return read


@pytest.fixture
def sent_as(deps: Deps) -> Callable[[Any, UUID, str], Awaitable[None]]:
    """Note that a queued message was accepted under a provider's id."""

    async def note(company: Any, message_id: UUID, provider_id: str) -> None:
        async with deps.db.transaction(company.system) as tx:
            await sending.claim(tx, message_id, {}, NOW)
            await sending.accept(tx, message_id, provider_id)

    return note


@pytest.fixture
def rows_of(deps: Deps) -> Callable[..., Awaitable[list[Json]]]:
    """All rows of a table that a company has, in the order in which they were made."""

    async def read(company: Any, table: Any) -> list[Json]:
        async with deps.db.read(company.system) as reader:
            statement = select(table).where(table.tenant_id == reader.tenant_id)
            ordered = statement.order_by(*table.__table__.primary_key)
            return [dict(row) for row in (await reader.execute(ordered)).mappings()]

    return read


@pytest.fixture
def jobs_of(deps: Deps) -> Callable[[Any, str], Awaitable[list[str]]]:
    """The keys of a company's waiting jobs of one name."""

    async def read(company: Any, name: str) -> list[str]:
        statement = text(
            """select dedupe_key from queue.pgqueuer where entrypoint = :name
               and convert_from(payload, 'utf8')::json ->> 'tenant_id' = :tenant order by id"""
        )
        async with deps.db.read(company.system) as reader:
            rows = await reader.execute(statement, {"name": name, "tenant": str(company.tenant_id)})
            return list(rows.scalars())

    return read
