"""When a fact holds, when it is to be looked at again, who may approve it, and whether its wordings agree.

What a reply may claim of it is `claims.py`'s matter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from services.rules.claim_figures import figures_in
from services.rules.claim_words import UNITS
from services.rules.claims import Ground, Violation, violations
from services.rules.exchange_rates import currencies

# mission N6: facts are dated. A quarter is how long prices and terms of a small company usually stand.
STALE_AFTER = timedelta(days=90)
ENDS_SOON = timedelta(days=7)

ENGLISH = "en"
# Other words are expected in another language.
_OTHER_LANGUAGE = frozenset({Violation.WORDS})
# Wordings that differ in one of these say different things; the others may be the language's way.
_GRAVE = frozenset({Violation.FIGURE, Violation.DAY, Violation.NEGATION, Violation.ORDER, Violation.LINK})


class FactState(StrEnum):
    """Where a fact stands at a moment."""

    PROPOSED = "proposed"
    PLANNED = "planned"  # approved, from a later day
    IN_FORCE = "in force"
    ENDED = "ended"


class Staleness(StrEnum):
    """Why a fact in force is to be looked at again."""

    OLD = "old"
    ENDS_SOON = "ends_soon"


class ApprovalRefusal(StrEnum):
    """Why a fact may not be approved as it is."""

    OWN = "own"  # somebody else can
    NEEDS_NOTE = "needs_note"  # nobody else can, or its wordings differ: say why it is right


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """When a fact was approved and for when; `until` None is for as long as nobody ends it."""

    approved_at: datetime | None
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one wording says beyond another of the same fact."""

    language: str
    beyond: str  # the language that does not say it
    what: Violation

    @property
    def is_grave(self) -> bool:
        """True where it is another truth, not another way to say it."""
        return self.what in _GRAVE


def state(dates: Dates, now: datetime) -> FactState:
    """Where the fact stands at `now`; a proposal that was withdrawn has ended."""
    if dates.until is not None and dates.until <= now:
        return FactState.ENDED
    if dates.approved_at is None:
        return FactState.PROPOSED
    return FactState.IN_FORCE if dates.since <= now else FactState.PLANNED


def staleness(dates: Dates, now: datetime) -> Staleness | None:
    """Why a fact in force should be looked at, None where it should not."""
    if state(dates, now) is not FactState.IN_FORCE or dates.approved_at is None:
        return None
    if dates.until is not None and dates.until - now <= ENDS_SOON:
        return Staleness.ENDS_SOON
    return Staleness.OLD if now - dates.approved_at > STALE_AFTER else None


def approval_refusal(*, is_own: bool, other_writers: int, differs: bool, has_note: bool) -> ApprovalRefusal | None:
    """Why the fact may not be approved, None where it may; `other_writers` are members who could approve it instead."""
    if is_own and other_writers:
        return ApprovalRefusal.OWN
    return ApprovalRefusal.NEEDS_NOTE if (is_own or differs) and not has_note else None


def differences(texts: Mapping[str, str]) -> tuple[Difference, ...]:
    """What the wordings say beyond the English one, and it beyond them; without an English one nothing is compared."""
    english = texts.get(ENGLISH, "")
    pairs = [(language, text) for language, text in texts.items() if language != ENGLISH and english]
    return tuple(
        Difference(language=language, beyond=beyond, what=what)
        for other, text in pairs
        for language, beyond, says, known in ((other, ENGLISH, text, english), (ENGLISH, other, english, text))
        for what in violations(says, Ground(facts=((known,),)))
        if what not in _OTHER_LANGUAGE
    )


def units() -> tuple[str, ...]:
    """What a typed value may be counted in: nothing, a share, a stretch of time, a currency."""
    return ("", *dict.fromkeys(UNITS.values()), *currencies())


def amount_of(words: str) -> Decimal | None:
    """A typed amount as a number: "13,20,000" or "13.5"; None for what is none."""
    try:
        amount = Decimal(words.replace(",", "").replace(" ", ""))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 <= amount < 10**15 else None


def says_value(text: str, amount: Decimal, unit: str) -> bool:
    """Whether a wording names the typed value."""
    return any(found.figure.value == amount and found.figure.unit == unit for found in figures_in(text))
