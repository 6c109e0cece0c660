"""How long a session lives, what it may reach, and how long a confirmation of identity counts."""

from datetime import datetime, timedelta
from enum import StrEnum

from services.rules.permissions import Role

ABSOLUTE = timedelta(hours=24)
IDLE = timedelta(minutes=30)
# Between the password and the second factor; a person needs seconds, a forgotten tab gets no longer than this.
STEP = timedelta(minutes=10)
CONFIRMED_FOR = timedelta(minutes=10)
# Two servers' clocks may differ by this much; a confirmation further ahead is not believed.
SKEW = timedelta(seconds=60)
# MFA is enforced for those who can change what others may do (PRD, Security Controls).
NEEDS_SECOND_FACTOR = frozenset({Role.ADMIN, Role.MANAGER})


class SessionStage(StrEnum):
    """What a session may reach: everything of its role, the second step only, or setting a second factor up only."""

    FULL = "full"
    SECOND_FACTOR = "second_factor"
    ENROLMENT = "enrolment"


def stage_after_password(role: Role, *, has_factor: bool, is_factor_proven: bool) -> SessionStage:
    """Where somebody stands whose password was right."""
    if has_factor and not is_factor_proven:
        return SessionStage.SECOND_FACTOR
    if not has_factor and role in NEEDS_SECOND_FACTOR:
        return SessionStage.ENROLMENT
    return SessionStage.FULL


def ends_at(stage: SessionStage, now: datetime) -> datetime:
    """When a session that begins now ends whatever is done in it."""
    return now + (STEP if stage is SessionStage.SECOND_FACTOR else ABSOLUTE)


def is_confirmed(confirmed_at: datetime | None, now: datetime) -> bool:
    """Whether the member proved who they are recently enough for a sensitive act."""
    return confirmed_at is not None and -SKEW <= now - confirmed_at < CONFIRMED_FOR


def may_drop_factor(role: Role, *, factors_left: int) -> bool:
    """False where a role that needs a second factor would be left without one."""
    return factors_left > 0 or role not in NEEDS_SECOND_FACTOR
