"""Events: what was changed about a tenant itself."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import CONVERSATION, TEAM, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class TenantSettingChanged(Event):
    """`before` and `after` are None for the name, which can be a person's."""

    action: ClassVar = "tenant.setting_changed"
    subject: ClassVar = "tenant_id"
    topics: ClassVar = (TEAM,)
    tenant_id: UUID
    setting: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AiModeChanged(Event):
    """The tenant's AI answers, drafts for a person, or is stopped."""

    action: ClassVar = "tenant.ai_mode_changed"
    subject: ClassVar = "tenant_id"
    topics: ClassVar = (TEAM, CONVERSATION)
    tenant_id: UUID
    before: str
    after: str
