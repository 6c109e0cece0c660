"""Plays a contact in the sandbox: writes, presses, reads, moves the clock, switches faults. Demos only.

A tenant's member writes to the tenant's own inboxes; clock and faults are the whole sandbox's.
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
from services.flows.follow_sandbox_clock import follow_sandbox_clock
from services.ports import SandboxControl
from services.rules.permissions import Access, Area, Principal
from services.tenants.models import Inbox

LONGEST_MOVE_HOURS = 24 * 31
# What each switch of the page puts in force (the fields of the sandbox's faults).
FAULTS: Mapping[str, Mapping[str, object]] = {
    "duplicate": {},
    "reorder": {},
    "delay": {"seconds": 10},
    "drop": {"probability": 0.5},
    "bad_signature": {},
    "error": {"provider": "graph", "status": 500},
    "fail_send": {"code": 131026},
    "hold": {},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """An inbox of the tenant that can be written to."""

    inbox_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who writes to which inbox; the address is a phone number."""

    inbox_id: str
    address: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceShown:
    """A button or row that the product offered."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One message on the phone; `status` is the provider's last word on ours, empty for the contact's."""

    id: str
    from_contact: bool
    text: str
    at: str
    status: str = ""
    buttons: list[ChoiceShown] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What the phone shows, oldest first, with the faults in force and how far the clock is ahead."""

    lines: list[Line]
    faults: list[str]
    offset_seconds: int


async def list_phones(deps: Deps, principal: Principal) -> list[Phone]:
    """The tenant's inboxes."""
    demand(principal, Area.SIMULATOR)
    statement = select(Inbox.id, Inbox.name).where(Inbox.tenant_id == principal.tenant_id).order_by(Inbox.created_at)
    async with deps.db.read(principal) as reader:
        return [Phone(inbox_id=str(row.id), name=row.name) for row in await reader.execute(statement)]


async def show_phone(deps: Deps, principal: Principal, contact: Contact) -> Talk:
    """The contact's chat with the inbox as the sandbox knows it, since it was last reset."""
    demand(principal, Area.SIMULATOR)
    sandbox, number = await _sandbox_and_number(deps, principal, contact)
    person = _digits(contact)
    written = await _get(sandbox, "/_sandbox/inbound?" + urlencode({"inbox": number, "from": person}))
    sent = await _get(sandbox, "/_sandbox/outbox?" + urlencode({"to": person}))
    faults = await _get(sandbox, "/_sandbox/faults")
    clock = await _get(sandbox, "/_sandbox/clock")
    ours = [_sent_line(one) for one in sent["messages"] if one["inbox"] == number]
    theirs = [_written_line(one) for one in written["messages"]]
    return Talk(
        lines=sorted([*theirs, *ours], key=lambda line: datetime.fromisoformat(line.at)),
        faults=sorted({rule["kind"] for rule in faults["rules"]}),
        offset_seconds=int(clock["offset_seconds"]),
    )


async def write(deps: Deps, principal: Principal, contact: Contact, *, text: str) -> None:
    """The contact writes a text."""
    await _inbound(deps, principal, contact, {"text": text})


async def press(deps: Deps, principal: Principal, contact: Contact, *, button_id: str, title: str) -> None:
    """The contact presses a button."""
    await _inbound(deps, principal, contact, {"button_reply": {"id": button_id, "title": title}})


async def read(deps: Deps, principal: Principal, contact: Contact) -> None:
    """The contact opens the chat, which marks what was delivered as read."""
    demand(principal, Area.SIMULATOR, Access.WRITE)
    sandbox, number = await _sandbox_and_number(deps, principal, contact)
    await sandbox.call("POST", "/_sandbox/read", {"inbox": number, "from": _digits(contact)})


async def move_clock(deps: Deps, principal: Principal, *, hours: int) -> None:
    """Move the sandbox's clock forward, and this process's with it. Raises InvalidInput beyond a month."""
    demand(principal, Area.SIMULATOR, Access.WRITE)
    if not 0 < hours <= LONGEST_MOVE_HOURS:
        raise InvalidInput("The clock moves forward, by at most a month.")
    await _sandbox(deps).call("POST", "/_sandbox/clock", {"advance_seconds": hours * 3600})
    await follow_sandbox_clock(deps, deps.clock.now())


async def switch_fault(deps: Deps, principal: Principal, *, kind: str) -> None:
    """Put a fault in force, or lift it where it is. Raises InvalidInput for a fault that the page does not offer."""
    demand(principal, Area.SIMULATOR, Access.WRITE)
    if kind not in FAULTS:
        raise InvalidInput("There is no such fault.")
    sandbox = _sandbox(deps)
    in_force = await _get(sandbox, "/_sandbox/faults")
    if any(rule["kind"] == kind for rule in in_force["rules"]):
        await sandbox.call("DELETE", f"/_sandbox/faults?kind={kind}")
    else:
        await sandbox.call("POST", "/_sandbox/faults", {"kind": kind, **FAULTS[kind]})


async def reset(deps: Deps, principal: Principal) -> None:
    """Let the sandbox forget chats, faults and its clock's offset; the product keeps what it stored."""
    demand(principal, Area.SIMULATOR, Access.WRITE)
    await _sandbox(deps).call("POST", "/_sandbox/reset")
    await follow_sandbox_clock(deps, deps.clock.now())


async def _inbound(deps: Deps, principal: Principal, contact: Contact, content: Mapping[str, object]) -> None:
    demand(principal, Area.SIMULATOR, Access.WRITE)
    sandbox, number = await _sandbox_and_number(deps, principal, contact)
    body = {"channel": "whatsapp", "inbox": number, "from": _digits(contact), "name": contact.name, **content}
    await sandbox.call("POST", "/_sandbox/inbound", body)


async def _sandbox_and_number(deps: Deps, principal: Principal, contact: Contact) -> tuple[SandboxControl, str]:
    """The sandbox, and the provider's id of the inbox; raises NotFound for one that is not the tenant's."""
    sandbox = _sandbox(deps)
    try:
        inbox_id = UUID(contact.inbox_id)
    except ValueError as error:
        raise NotFound("Inbox.") from error
    own = select(Inbox.external_id).where(Inbox.tenant_id == principal.tenant_id, Inbox.id == inbox_id)
    async with deps.db.read(principal) as reader:
        number = await reader.scalar(own)
    if number is None:
        raise NotFound("Inbox.")
    return sandbox, number


def _sandbox(deps: Deps) -> SandboxControl:
    if deps.sandbox is None:
        raise NotFound("The sandbox runs in demos only.")
    return deps.sandbox


async def _get(sandbox: SandboxControl, path: str) -> dict[str, Any]:
    answer = await sandbox.call("GET", path)
    assert isinstance(answer, dict)
    return answer


def _digits(contact: Contact) -> str:
    digits = "".join(letter for letter in contact.address if letter.isdigit())
    if not 7 <= len(digits) <= 15:
        raise InvalidInput("A phone number has 7 to 15 digits, with its country code.")
    return digits


def _written_line(one: Mapping[str, Any]) -> Line:
    return Line(id=one["id"], from_contact=True, text=one["text"], at=one["at"])


def _sent_line(one: Mapping[str, Any]) -> Line:
    status = "sent" if one["status"] == "accepted" else one["status"]
    interactive = one["payload"].get("interactive") or {}
    action = interactive.get("action") or {}
    replies = [button["reply"] for button in action.get("buttons", ()) if "reply" in button]
    rows = [row for section in action.get("sections", ()) for row in section.get("rows", ())]
    offered = [ChoiceShown(id=choice["id"], title=choice["title"]) for choice in (*replies, *rows)]
    return Line(id=one["id"], from_contact=False, text=one["text"], at=one["at"], status=status, buttons=offered)
