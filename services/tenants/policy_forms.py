"""Reads the forms of a tenant's own rules: the part of the policy that each makes, or what is wrong with it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from services.errors import InvalidInput
from services.rules import sla
from services.rules.tenant_policy import stored_shifts
from services.rules.week import WeekProblem, read_week

PROMISE_MINUTES_MOST = 30 * 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """The form of the promises, in minutes as filled in; an empty `cold` promises nothing."""

    hot: str
    warm: str
    warm_resolution: str
    cold: str


def hours_from(spans: Mapping[int, tuple[str, str]], *, is_always: bool) -> dict[str, object]:
    """The part of the policy that a week makes. Raises InvalidInput with what is wrong."""
    if is_always:
        return {"shifts": None}
    try:
        return {"shifts": stored_shifts(read_week(spans))}
    except WeekProblem as problem:
        raise InvalidInput(str(problem)) from None


def promises_from(form: Promises) -> dict[str, object]:
    """The part of the policy that promises make. Raises InvalidInput with what is wrong."""
    wanted = {
        "hot_first_response_seconds": _seconds("HOT", form.hot),
        "warm_first_response_seconds": _seconds("WARM", form.warm),
        "warm_resolution_seconds": _seconds("WARM resolution", form.warm_resolution),
        "cold_first_response_seconds": _seconds("COLD", form.cold) if form.cold else None,
    }
    if wanted["warm_resolution_seconds"] < wanted["warm_first_response_seconds"]:  # type: ignore[operator]
        raise InvalidInput("A WARM lead cannot be resolved before it is answered.")
    default = asdict(sla.DEFAULT)
    return {"promises": {name: value for name, value in wanted.items() if value != default[name]} or None}


def _seconds(what: str, words: str) -> int:
    return whole(f"The time for {what}", words, 1, PROMISE_MINUTES_MOST) * 60


def whole(what: str, words: str, least: int, most: int) -> int:
    """A whole number as filled in; raises InvalidInput with its bounds."""
    if not (words.isascii() and words.isdigit()) or len(words) > 6 or not least <= int(words) <= most:
        raise InvalidInput(f"{what} is a whole number from {least} to {most}.")
    return int(words)
