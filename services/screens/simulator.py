"""What the simulator shows of the product beside the phone: what it knows of the contact who writes."""

from dataclasses import dataclass

from services.db import Reader
from services.rules.permissions import Principal


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The contact with this address as the product sees it now; empty fields while it does not know them yet."""

    conversation_id: str = ""
    band: str = ""
    score: int = 0
    owner_name: str = ""
    ai_is_on: bool = False
    window_closes_at: str = ""
    spent_deci: int = 0  # tokens that this lead has cost


async def find_contact(reader: Reader, principal: Principal, channel: str, address: str) -> Seen:
    """The contact by channel address, found through the blind index; an empty `Seen` while there is none."""
