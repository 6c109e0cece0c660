"""Changes a tenant's own rules: hours, holidays, promises, routing, languages, away messages; each change is an event.

What runs is followed: other hours make every running promise due anew. Other promises hold for leads routed from then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update

from services.access import demand
from services.assignments import clocks
from services.db import Transaction
from services.deps import Deps
from services.errors import InvalidInput
from services.events.catalog.tenant import TenantSettingChanged
from services.replies.wording import WORDING
from services.rules import away, candidates
from services.rules.away import AwayProblem
from services.rules.permissions import Access, Area, Principal
from services.rules.tenant_policy import TenantPolicy, changed, read_policy
from services.rules.week import in_words
from services.tenants.models import Tenant
from services.tenants.policy_forms import Promises, hours_from, promises_from, whole

MOST_HOLIDAYS = 200
HOLIDAY_NAME_MOST = 60
# A holiday that lies further ahead is a slip of the pen.
HOLIDAY_YEARS = 3
AWAY_PROBLEMS = {
    AwayProblem.TOO_LONG: f"An away message is one line of at most {away.LONGEST_TEXT} characters.",
    AwayProblem.UNKNOWN_VARIABLE: "The only variable is {opens}: when the team is back.",
    AwayProblem.FIGURE: "Leave figures and times out: {opens} says when the team is back.",
    AwayProblem.LINK: "Leave addresses out of an away message.",
    AwayProblem.CLAIMS: "It offers or promises something; that needs an approved fact.",
}


async def change_hours(
    deps: Deps, principal: Principal, spans: Mapping[int, tuple[str, str]], *, is_always: bool, now: datetime
) -> None:
    """Put other working hours in force. Raises NotAllowed, InvalidInput."""
    await _change(deps, principal, "hours", hours_from(spans, is_always=is_always), now=now)


async def change_promises(deps: Deps, principal: Principal, form: Promises, *, now: datetime) -> None:
    """Promise other times from the next routed lead on. Raises NotAllowed, InvalidInput."""
    await _change(deps, principal, "promises", promises_from(form), now=now)


async def add_holiday(deps: Deps, principal: Principal, day: str, name: str, *, now: datetime) -> None:
    """Close on a day. Raises NotAllowed, InvalidInput."""
    demand(principal, Area.SETTINGS, Access.WRITE)
    bare, wanted = " ".join(name.split()), _day(day, now)
    if not 0 < len(bare) <= HOLIDAY_NAME_MOST or not bare.isprintable():
        raise InvalidInput(f"A holiday needs a name of at most {HOLIDAY_NAME_MOST} characters.")

    def add(stored: Mapping[str, Any]) -> dict[str, object]:
        kept = stored.get("holidays", {}) | {wanted.isoformat(): bare}
        if len(kept) > MOST_HOLIDAYS:
            raise InvalidInput(f"There can be {MOST_HOLIDAYS} holidays: remove past ones first.")
        return {"holidays": kept}

    await _change(deps, principal, "holidays", add, now=now)


async def remove_holiday(deps: Deps, principal: Principal, day: str, *, now: datetime) -> None:
    """Work on a day again; a day that is no holiday stays none. Raises NotAllowed."""

    def remove(stored: Mapping[str, Any]) -> dict[str, object]:
        return {"holidays": {one: name for one, name in stored.get("holidays", {}).items() if one != day} or None}

    await _change(deps, principal, "holidays", remove, now=now)


async def change_away(
    deps: Deps, principal: Principal, texts: Mapping[str, str], *, is_on: bool, now: datetime
) -> None:
    """Say other things, or nothing, while nobody is in. Raises NotAllowed, InvalidInput with the language."""
    kept = {language: bare for language, text in texts.items() if language in WORDING and (bare := text.strip())}
    for language, text in kept.items():
        if problem := away.problem_of(text):
            raise InvalidInput(f"{language}: {AWAY_PROBLEMS[problem]}")
    await _change(deps, principal, "away", {"away": {"is_on": is_on, "texts": kept}}, now=now)


async def change_languages(deps: Deps, principal: Principal, languages: Sequence[str], *, now: datetime) -> None:
    """Let the AI answer in these languages only. Raises NotAllowed, InvalidInput without the tenant's own."""
    wanted = [code for code in WORDING if code in languages]

    def choose(stored: Mapping[str, Any]) -> dict[str, object]:
        if stored["default_language"] not in wanted:
            raise InvalidInput("The company's own language stays: contacts of other languages are answered in it.")
        return {"languages": wanted if len(wanted) < len(WORDING) else None}

    await _change(deps, principal, "languages", choose, now=now)


async def change_routing(
    deps: Deps, principal: Principal, *, hot_owner_minutes: str, warm_owner_hours: str, warm_days: str, now: datetime
) -> None:
    """Route by other numbers. Raises NotAllowed, InvalidInput."""
    wanted = {
        "hot_owner_within_seconds": whole("The wait for a HOT lead's owner", hot_owner_minutes, 0, 240) * 60,
        "warm_owner_within_seconds": whole("The wait for a WARM lead's owner", warm_owner_hours, 0, 168) * 3600,
        "warm_days": whole("The days that are counted", warm_days, 1, 90),
    }
    default = asdict(candidates.DEFAULT)
    part = {name: value for name, value in wanted.items() if value != default[name]}
    await _change(deps, principal, "routing", {"routing": part or None}, now=now)


async def _change(deps: Deps, principal: Principal, what: str, part: Any, *, now: datetime) -> None:
    demand(principal, Area.SETTINGS, Access.WRITE)
    async with deps.db.transaction(principal) as tx:
        own = Tenant.tenant_id == tx.tenant_id
        row = (await tx.execute(select(Tenant).where(own).with_for_update())).one()
        parts = part(row.policy | {"default_language": row.default_language}) if callable(part) else part
        before, stored = read_policy(row.policy, row.timezone), changed(row.policy, **parts)
        after = read_policy(stored, row.timezone)
        told = told_of(what, before), told_of(what, after)
        if all(row.policy.get(name) == value for name, value in parts.items()):
            return
        await tx.execute(update(Tenant).where(own).values(policy=stored))
        await _follow(tx, before, after, now)
        event = TenantSettingChanged(tenant_id=tx.tenant_id, setting=what, before=told[0], after=told[1])
        tx.emit(event, at=now)


async def _follow(tx: Transaction, before: TenantPolicy, after: TenantPolicy, now: datetime) -> None:
    if before.hours != after.hours:
        await clocks.follow_hours(tx, before.hours, after.hours, now)


def told_of(what: str, policy: TenantPolicy) -> str:
    """A part of the policy in one line for the log: figures and codes, never a text that somebody wrote."""
    match what:
        case "hours":
            return in_words(policy.hours.shifts)
        case "holidays":
            return ", ".join(sorted(day.isoformat() for day in policy.hours.holidays)) or "none"
        case "promises":
            return _figures(asdict(policy.promises))
        case "routing":
            return _figures(asdict(policy.routing))
        case "languages":
            return ", ".join(policy.languages or WORDING)
        case _:
            return (
                f"{'on' if policy.away.is_on else 'off'}, own texts: {', '.join(sorted(policy.away.texts)) or 'none'}"
            )


def _figures(values: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items() if name != "version")


def _day(words: str, now: datetime) -> date:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        raise InvalidInput("Choose a day.") from None
    if not now.year - 1 <= day.year <= now.year + HOLIDAY_YEARS:
        raise InvalidInput(f"A holiday lies at most {HOLIDAY_YEARS} years ahead.")
    return day
