"""What the retention section of the settings shows: the policy in force, and what its last runs did."""

from dataclasses import dataclass, field

from sqlalchemy import select

from services.access import demand
from services.compliance import retention
from services.compliance.erasure_models import RetentionRun
from services.db import Reader
from services.rules.erasure import Timing
from services.rules.permissions import Area, Principal
from services.screens.conversation_columns import iso

RUNS = 20
TIMINGS = {
    Timing.AT_ONCE: "At once (GDPR)",
    Timing.AFTER_LOG_YEAR: "Restrict at once, erase after a year (India, DPDP)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run; `samples` are ids of contacts."""

    id: str
    at: str
    kind: str  # dry run, run
    version: str
    masked: int
    erased: int
    samples: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """The policy and its runs."""

    version: int = 0
    mask_after: str = ""
    erase_after: str = ""
    timing: str = ""
    runs: list[Run] = field(default_factory=list)


async def load(reader: Reader, principal: Principal) -> Retention:
    """The tenant's retention."""
    demand(principal, Area.SETTINGS)
    policy = await retention.load_policy(reader)
    statement = select(RetentionRun).where(RetentionRun.tenant_id == reader.tenant_id)
    rows = await reader.execute(statement.order_by(RetentionRun.at.desc(), RetentionRun.id.desc()).limit(RUNS))
    runs = [
        Run(
            id=str(row.id),
            at=iso(row.at),
            kind="dry run" if row.is_dry else "run",
            version=str(row.policy_version or "default"),
            masked=row.masked,
            erased=row.erased,
            samples=", ".join(sorted({one for ids in row.samples.values() for one in ids})[:3]),
        )
        for row in rows
    ]
    return Retention(
        version=policy.months.version,
        mask_after=str(policy.months.mask_after_months),
        erase_after=str(policy.months.erase_after_months),
        timing=policy.timing,
        runs=runs,
    )
