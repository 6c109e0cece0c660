"""What the frame around every page shows: who is signed in, the balance, and why work is slowed or paused."""

from dataclasses import dataclass
from datetime import datetime

from services.db import Reader
from services.events.catalog import OPERATIONS, TEAM, WALLET
from services.rules.permissions import Principal

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({WALLET, TEAM, OPERATIONS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """`balance_deci` is 0 and `shows_balance` false for roles that may not see billing."""

    workspace: str = ""
    member_name: str = ""
    initials: str = ""
    role: str = ""
    availability: str = "off"  # available, away, off; "" for roles that are given no leads
    time_zone: str = ""  # IANA name of the member's zone
    now: str = ""  # the product's clock, ISO
    shows_balance: bool = False
    balance_deci: int = 0
    work_mode: str = "normal"  # normal, light, moderate, severe, paused
    work_reason: str = ""  # plain sentence for the banner, empty when normal
    unread: int = 0  # conversations with unread messages that are the member's own


async def load(reader: Reader, principal: Principal, now: datetime) -> Frame:
    """The frame for the signed-in member."""
