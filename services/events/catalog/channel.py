"""Events: a tenant's accounts on channels are connected, and get other credentials."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import OPERATIONS, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxConnected(Event):
    action: ClassVar = "inbox.connected"
    subject: ClassVar = "inbox_id"
    topics: ClassVar = (OPERATIONS,)
    seals_at_once: ClassVar = True
    inbox_id: UUID
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxTokenReplaced(Event):
    action: ClassVar = "inbox.token_replaced"
    subject: ClassVar = "inbox_id"
    topics: ClassVar = (OPERATIONS,)
    seals_at_once: ClassVar = True
    inbox_id: UUID
