"""The subscription plans: monthly grant and daily burn limit in tenths of a token, price in the smallest unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class PlanCode(StrEnum):
    """Which plan a tenant is on."""

    LEADOS_STARTER = "leados_starter"
    LEADOS_PRO = "leados_pro"
    AGENTOS = "agentos"
    FULL_OS = "full_os"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTerms:
    """What a plan gives a month and allows a day (PRD, Token Economics; policies.md, Tokens)."""

    name: str
    price_minor: int
    grant_deci: int
    burn_limit_deci: int
    currency: str = "USD"
    version: str = "2026-11-22"


PLANS: Mapping[PlanCode, PlanTerms] = MappingProxyType(
    {
        PlanCode.LEADOS_STARTER: PlanTerms(
            name="LeadOS Starter", price_minor=500_00, grant_deci=2500, burn_limit_deci=80
        ),
        PlanCode.LEADOS_PRO: PlanTerms(name="LeadOS Pro", price_minor=1500_00, grant_deci=7500, burn_limit_deci=240),
        PlanCode.AGENTOS: PlanTerms(name="AgentOS", price_minor=800_00, grant_deci=4000, burn_limit_deci=130),
        PlanCode.FULL_OS: PlanTerms(name="Full OS", price_minor=2000_00, grant_deci=10000, burn_limit_deci=320),
    }
)
