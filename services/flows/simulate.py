"""Plays a contact in the sandbox: writes, taps, sends files, changes number, reads. Demos only.

A tenant's member writes to the tenant's own inboxes. What goes wrong and what time it is is `simulate_conditions.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import select

from services.access import demand
from services.deps import Deps
from services.errors import InvalidInput, NotFound
from services.ports import SandboxControl
from services.rules.permissions import Access, Area, Principal
from services.sandbox_answers import read_control
from services.tenants.models import Inbox

# What the phone's clip offers, as the sandbox takes it.
ATTACHMENTS: Mapping[str, Mapping[str, object]] = {
    "photo": {"media": {"kind": "image"}},
    "document": {"media": {"kind": "document", "filename": "salary-slip.pdf"}},
    "voice": {"voice": True},
    "location": {"location": {"latitude": 12.9716, "longitude": 77.5946, "name": "Indiranagar"}},
}
TAPS = ("button_reply", "list_reply", "button")
ATTENTIONS = ("reading", "away", "off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """An inbox of the tenant that can be written to."""

    inbox_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who writes to which inbox; the address is a phone number. `last` is their last word on the phone."""

    inbox_id: str
    address: str
    name: str
    last: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceShown:
    """A button or row that the product offered; `kind` is how it is tapped."""

    id: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One message on the phone; `status` is sent or delivered for the contact's own, as their ticks tell."""

    id: str
    from_contact: bool
    kind: str
    text: str
    at: str
    status: str = ""
    choices: list[ChoiceShown] = field(default_factory=list)


async def list_phones(deps: Deps, principal: Principal) -> list[Phone]:
    """The tenant's inboxes."""
    demand(principal, Area.SIMULATOR)
    statement = select(Inbox.id, Inbox.name).where(Inbox.tenant_id == principal.tenant_id).order_by(Inbox.created_at)
    async with deps.db.read(principal) as reader:
        return [Phone(inbox_id=str(row.id), name=row.name) for row in await reader.execute(statement)]


async def list_contacts(deps: Deps, principal: Principal, inbox_id: str) -> list[Contact]:
    """Whose phones lie beside an inbox: the named ones, then who wrote last."""
    demand(principal, Area.SIMULATOR)
    sandbox, number = await sandbox_and_number(deps, principal, inbox_id)
    answer = await read_control(sandbox, "/_sandbox/contacts?" + urlencode({"inbox": number}))
    return [
        Contact(inbox_id=inbox_id, address=f"+{one['from']}", name=one["name"], last=one["last"])
        for one in answer["contacts"]
    ]


async def new_contact(deps: Deps, principal: Principal, inbox_id: str) -> Contact:
    """A contact whom the product has never met."""
    demand(principal, Area.SIMULATOR, Access.WRITE)
    sandbox, number = await sandbox_and_number(deps, principal, inbox_id)
    answer = await sandbox.call("POST", "/_sandbox/contacts", {"inbox": number})
    assert isinstance(answer, dict)
    digits = str(answer["from"])
    return Contact(inbox_id=inbox_id, address=f"+{digits}", name=f"Contact {digits[-4:]}")


async def show_phone(deps: Deps, principal: Principal, contact: Contact) -> list[Line]:
    """The chat as the contact's phone shows it, oldest first: what the product sent is there once it was delivered."""
    demand(principal, Area.SIMULATOR)
    sandbox, number = await sandbox_and_number(deps, principal, contact.inbox_id)
    person = _digits(contact)
    written = await read_control(sandbox, "/_sandbox/inbound?" + urlencode({"inbox": number, "from": person}))
    sent = await read_control(sandbox, "/_sandbox/outbox?" + urlencode({"to": person}))
    ours = [_sent_line(one) for one in sent["messages"] if one["inbox"] == number and _has_come(one)]
    theirs = [_written_line(one) for one in written["messages"]]
    return sorted([*theirs, *ours], key=lambda line: datetime.fromisoformat(line.at))


async def write(deps: Deps, principal: Principal, contact: Contact, *, text: str) -> None:
    """The contact writes a text."""
    await _inbound(deps, principal, contact, {"text": text})


async def tap(deps: Deps, principal: Principal, contact: Contact, *, choice: ChoiceShown) -> None:
    """The contact taps a button or a row. Raises InvalidInput for what cannot be tapped."""
    if choice.kind not in TAPS:
        raise InvalidInput("That cannot be tapped.")
    if choice.kind == "button":
        await _inbound(deps, principal, contact, {"button": {"text": choice.title, "payload": choice.id}})
    else:
        await _inbound(deps, principal, contact, {choice.kind: {"id": choice.id, "title": choice.title}})


async def attach(deps: Deps, principal: Principal, contact: Contact, *, kind: str, caption: str = "") -> None:
    """The contact sends one of ATTACHMENTS. Raises InvalidInput for another."""
    if kind not in ATTACHMENTS:
        raise InvalidInput("The phone has no such file.")
    content = dict(ATTACHMENTS[kind])
    media = content.get("media")
    if caption and isinstance(media, Mapping):
        content = {"media": {**media, "caption": caption}}
    await _inbound(deps, principal, contact, content)


async def change_number(deps: Deps, principal: Principal, contact: Contact) -> Contact:
    """The contact moves to a new number; returns them under it."""
    moved = await new_contact(deps, principal, contact.inbox_id)
    sandbox, number = await sandbox_and_number(deps, principal, contact.inbox_id)
    body = {"inbox": number, "from": _digits(contact), "to": _digits(moved)}
    await sandbox.call("POST", "/_sandbox/number_change", body)
    return Contact(inbox_id=contact.inbox_id, address=moved.address, name=contact.name)


async def attend(deps: Deps, principal: Principal, contact: Contact, *, attention: str) -> None:
    """The contact reads, puts the phone down or switches it off. Raises InvalidInput for another of ATTENTIONS."""
    demand(principal, Area.SIMULATOR, Access.WRITE)
    if attention not in ATTENTIONS:
        raise InvalidInput("A phone is read, put down, or off.")
    sandbox, number = await sandbox_and_number(deps, principal, contact.inbox_id)
    body = {"inbox": number, "from": _digits(contact), "attention": attention}
    await sandbox.call("POST", "/_sandbox/attention", body)


async def sandbox_and_number(deps: Deps, principal: Principal, inbox_id: str) -> tuple[SandboxControl, str]:
    """The sandbox, and the provider's id of the inbox; raises NotFound for one that is not the tenant's."""
    sandbox = sandbox_in(deps)
    try:
        wanted = UUID(inbox_id)
    except ValueError as error:
        raise NotFound("Inbox.") from error
    own = select(Inbox.external_id).where(Inbox.tenant_id == principal.tenant_id, Inbox.id == wanted)
    async with deps.db.read(principal) as reader:
        number = await reader.scalar(own)
    if number is None:
        raise NotFound("Inbox.")
    return sandbox, number


def sandbox_in(deps: Deps) -> SandboxControl:
    """The sandbox; raises NotFound where none runs, as in production."""
    if deps.sandbox is None:
        raise NotFound("The sandbox runs in demos only.")
    return deps.sandbox


async def _inbound(deps: Deps, principal: Principal, contact: Contact, content: Mapping[str, object]) -> None:
    demand(principal, Area.SIMULATOR, Access.WRITE)
    sandbox, number = await sandbox_and_number(deps, principal, contact.inbox_id)
    body = {"channel": "whatsapp", "inbox": number, "from": _digits(contact), "name": contact.name, **content}
    await sandbox.call("POST", "/_sandbox/inbound", body)


def _digits(contact: Contact) -> str:
    digits = "".join(letter for letter in contact.address if letter.isdigit())
    if not 7 <= len(digits) <= 15:
        raise InvalidInput("A phone number has 7 to 15 digits, with its country code.")
    return digits


def _has_come(sent: Mapping[str, Any]) -> bool:
    return any(entry["status"] in ("delivered", "read") for entry in sent["history"])


def _written_line(one: Mapping[str, Any]) -> Line:
    status = "delivered" if one["is_taken"] else "sent"
    return Line(id=one["id"], from_contact=True, kind=one["kind"], text=one["text"], at=one["at"], status=status)


def _sent_line(one: Mapping[str, Any]) -> Line:
    choices = [ChoiceShown(id=choice["id"], title=choice["title"], kind=choice["kind"]) for choice in one["choices"]]
    return Line(id=one["id"], from_contact=False, kind=one["type"], text=one["text"], at=one["at"], choices=choices)
