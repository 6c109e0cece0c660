"""What the simulator shows beside the phone: the tenant's inboxes that the sandbox serves."""

from dataclasses import dataclass

from services.db import Reader
from services.rules.permissions import Principal


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """A connected account as a contact would reach it."""

    id: str
    name: str
    channel: str
    address: str  # phone number or page name, as contacts see it


async def list_inboxes(reader: Reader, principal: Principal) -> list[InboxRow]:
    """The tenant's inboxes on channels that the sandbox can play."""
