"""Events: members were told of something, and say how they want to be told."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import NOTIFICATION, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberNotified(Event):
    action: ClassVar = "notification.made"
    subject: ClassVar = "notification_id"
    topics: ClassVar = (NOTIFICATION,)
    notification_id: UUID
    member_id: UUID
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationChoicesChanged(Event):
    """`before` and `after` are the ways by kind, the digest and the quiet hours in a line."""

    action: ClassVar = "notification.choices_changed"
    subject: ClassVar = "member_id"
    topics: ClassVar = (NOTIFICATION,)
    member_id: UUID
    before: str
    after: str
