"""Changes how an SDR is given leads: capacity, share, languages, skills, own hours; what waits is handed out anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from services.access import demand
from services.assignments.commands import ROUTING_LOCK
from services.deps import Deps
from services.errors import InvalidInput, NotFound
from services.events.catalog.team import MemberWorkChanged
from services.jobs import JobName, JobRequest, ids
from services.rules.correction import LANGUAGES
from services.rules.permissions import Access, Area, Principal, Role
from services.rules.tenant_policy import read_shifts, stored_shifts
from services.rules.week import WeekProblem, in_words, read_week
from services.tenants.models import Member
from services.tenants.policy_forms import whole

CAPACITY_MOST, SHARE_LEAST, SHARE_MOST = 200, 10, 300
SKILLS_MOST, SKILL_LONGEST = 12, 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The form as filled in; `skills` are separated by commas, `spans` None for the company's hours."""

    capacity: str
    share: str
    languages: Sequence[str]
    skills: str
    spans: Mapping[int, tuple[str, str]] | None


async def change_work(deps: Deps, principal: Principal, member_id: UUID, work: Work, *, now: datetime) -> None:
    """Keep what differs, each part with its event. Raises NotAllowed, NotFound for who is no SDR, InvalidInput."""
    demand(principal, Area.SETTINGS, Access.WRITE)
    values = _checked(work)
    async with deps.db.transaction(principal) as tx:
        await tx.lock(ROUTING_LOCK)
        this = (Member.tenant_id == tx.tenant_id, Member.id == member_id, Member.role == Role.SDR)
        found = (await tx.execute(select(Member).where(*this))).mappings().one_or_none()
        if found is None:
            raise NotFound
        changed = {name: value for name, value in values.items() if found[name] != value}
        if not changed:
            return
        await tx.execute(update(Member).where(*this).values(**changed))
        for name, value in changed.items():
            event = MemberWorkChanged(
                member_id=member_id, what=name, before=_told(name, found[name]), after=_told(name, value)
            )
            tx.emit(event, at=now)
        tx.enqueue(JobRequest(name=JobName.DRAIN_QUEUE, payload=ids(tenant_id=tx.tenant_id)))


def _checked(work: Work) -> dict[str, Any]:
    skills = sorted({" ".join(word.split()).casefold() for word in work.skills.split(",")} - {""})
    if len(skills) > SKILLS_MOST or any(len(one) > SKILL_LONGEST or not one.isprintable() for one in skills):
        raise InvalidInput(f"At most {SKILLS_MOST} skills of {SKILL_LONGEST} characters, separated by commas.")
    return {
        "capacity": whole("The number of conversations", work.capacity, 0, CAPACITY_MOST),
        "share_percent": whole("The share", work.share, SHARE_LEAST, SHARE_MOST),
        "languages": sorted(set(work.languages) & set(LANGUAGES)),
        "skills": skills,
        "working_hours": _hours(work.spans),
    }


def _hours(spans: Mapping[int, tuple[str, str]] | None) -> dict[str, object]:
    if spans is None:
        return {}
    try:
        return {"shifts": stored_shifts(read_week(spans))}
    except WeekProblem as problem:
        raise InvalidInput(str(problem)) from None


def _told(name: str, value: Any) -> str:
    match name:
        case "working_hours":
            return in_words(read_shifts(value["shifts"])) if value else "the company's"
        case "skills":
            return str(len(value))
        case "languages":
            return ", ".join(value) or "none"
        case _:
            return str(value)
