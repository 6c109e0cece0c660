"""What a tenant changed of the seeded defaults: hours and holidays, promises, routing, languages, away messages.

Kept as JSON beside the tenant; a part that was never changed is the default's, whatever that will be. `number` counts
the changes, and stands in the version that clocks and assignments record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from services.rules import candidates, sla
from services.rules.candidates import RoutingPolicy
from services.rules.sla import SlaPolicy
from services.rules.working_hours import ROUND_THE_CLOCK, Shift, WorkingHours

Stored = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayPolicy:
    """Whether contacts are told that nobody is in; own texts by language, the product's where there is none."""

    is_on: bool = True
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TenantPolicy:
    """A tenant's rules as they are now; `languages` are those that the AI answers in, None for every one it can."""

    number: int = 0
    hours: WorkingHours = field(default_factory=WorkingHours)
    holiday_names: Mapping[date, str] = field(default_factory=dict)
    promises: SlaPolicy = sla.DEFAULT
    routing: RoutingPolicy = candidates.DEFAULT
    languages: tuple[str, ...] | None = None
    away: AwayPolicy = field(default_factory=AwayPolicy)


def read_policy(stored: Stored, zone: str) -> TenantPolicy:
    """The policy that is kept; `zone` is the tenant's IANA key."""
    number = stored.get("number", 0)
    version = f"+{number}" if number else ""
    names = {date.fromisoformat(day): name for day, name in stored.get("holidays", {}).items()}
    promises = replace(sla.DEFAULT, **stored.get("promises", {}))
    routing = replace(candidates.DEFAULT, **stored.get("routing", {}))
    languages = stored.get("languages")
    return TenantPolicy(
        number=number,
        hours=WorkingHours(zone=zone, shifts=read_shifts(stored.get("shifts")), holidays=frozenset(names)),
        holiday_names=names,
        promises=replace(promises, version=sla.DEFAULT.version + version),
        routing=replace(routing, version=candidates.DEFAULT.version + version),
        languages=None if languages is None else tuple(languages),
        away=AwayPolicy(**stored.get("away", {})),
    )


def changed(stored: Stored, **parts: object) -> dict[str, Any]:
    """The stored policy with other parts, and one change more; a part that is None goes back to the default."""
    kept = {name: value for name, value in {**stored, **parts}.items() if value is not None}
    return kept | {"number": stored.get("number", 0) + 1}


def read_shifts(stored: Sequence[Mapping[str, int]] | None) -> tuple[Shift, ...]:
    """Stored shifts; None is round the clock."""
    return ROUND_THE_CLOCK if stored is None else tuple(Shift(**shift) for shift in stored)


def stored_shifts(shifts: Sequence[Shift]) -> list[dict[str, int]] | None:
    """Shifts as they are kept; None where they are round the clock."""
    if set(shifts) == set(ROUND_THE_CLOCK):
        return None
    return [
        {"weekday": one.weekday, "from_minute": one.from_minute, "until_minute": one.until_minute} for one in shifts
    ]
