"""What a tenant subscribes to and what a top-up costs: grants, daily limits, prices, and how far profiles merge."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Plan(StrEnum):
    """The subscriptions on offer."""

    LEADOS_STARTER = "leados_starter"
    LEADOS_PRO = "leados_pro"
    AGENTOS_STARTER = "agentos_starter"
    FULL_OS = "full_os"


class ProfileScope(StrEnum):
    """How far a contact's channels come together (PRD, Unified Inbox & Lead Merging)."""

    WHATSAPP_ONLY = "whatsapp_only"
    MERGED = "merged"
    FULL = "full"  # with history, first and last touch, prediction


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTerms:
    """A plan's price a month in US cents, its monthly grant and daily limit in tenths of a token, and its scope."""

    price_cents: int
    grant_deci: int
    daily_limit_deci: int
    scope: ProfileScope


@dataclass(frozen=True, slots=True, kw_only=True)
class TopUp:
    """A top-up on offer: tenths of a token for US cents."""

    amount_deci: int
    price_cents: int


# PRD, Token Economics and Daily Burn Limits; the operator's to change.
VERSION = "2026-11-22"

TERMS: Mapping[Plan, PlanTerms] = MappingProxyType(
    {
        Plan.LEADOS_STARTER: PlanTerms(
            price_cents=50_000, grant_deci=2_500, daily_limit_deci=80, scope=ProfileScope.WHATSAPP_ONLY
        ),
        Plan.LEADOS_PRO: PlanTerms(
            price_cents=150_000, grant_deci=7_500, daily_limit_deci=240, scope=ProfileScope.WHATSAPP_ONLY
        ),
        Plan.AGENTOS_STARTER: PlanTerms(
            price_cents=80_000, grant_deci=4_000, daily_limit_deci=130, scope=ProfileScope.MERGED
        ),
        Plan.FULL_OS: PlanTerms(price_cents=200_000, grant_deci=10_000, daily_limit_deci=320, scope=ProfileScope.FULL),
    }
)

# PRD, Token Top-Up.
TOP_UPS = (
    TopUp(amount_deci=1_000, price_cents=5_000),
    TopUp(amount_deci=5_000, price_cents=20_000),
    TopUp(amount_deci=10_000, price_cents=35_000),
    TopUp(amount_deci=50_000, price_cents=150_000),
)
