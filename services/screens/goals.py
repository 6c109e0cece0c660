"""What the goals page shows: each goal of the document against what happened, and where that is known from.

Where nothing measures a goal it says so; a figure that stands for a part of a goal says which part.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import text

from services.access import demand
from services.db import Reader
from services.rules.bands import Band
from services.rules.goals import GOALS, Goal, GoalId, Unit, ratio_millis, verdict
from services.rules.measures import GROWTH, Counted, Measure, Period, total
from services.rules.permissions import Access, Area, Principal, may
from services.screens.dashboard import Figures, load_figures

_HALF_HOUR, _FOUR_HOURS = 1800, 14_400
_MILLIONTHS_IN_THOUSANDTH = 1000
BEST = "intent_with_embeddings"

_DECISIONS = text(
    """select coalesce(sum(cost_micro_usd), 0) as cost, count(*) as decisions,
        percentile_disc(0.9) within group (order by latency_ms) filter (where kind = 'reading') as reading_ms
    from decision where tenant_id = :tenant and at >= :since"""
)
_BUDGETS = text(
    """select (select count(*) from qualification_answer
            where tenant_id = :tenant and question = 'budget' and at >= :since) as told,
        (select count(*) from reading_correction
            where tenant_id = :tenant and what = 'budget' and at >= :since) as corrected"""
)
_TOKENS = text("select period_used_deci as used, period_total_deci as supply from wallet where tenant_id = :tenant")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A figure in thousandths of the goal's unit, None where there is none, and what it is made of in words."""

    millis: int | None
    words: str
    is_whole: bool = True  # false where it is a part of what the goal asks for
    rows: str = ""  # the page with its rows


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """One goal; texts are ready to show, `actual` is a dash where nothing is known."""

    id: str
    objective: str
    is_first: bool  # of its objective
    words: str
    target: str
    actual: str
    verdict: str
    how: str
    rows: str


async def load(reader: Reader, principal: Principal, card: Mapping[str, Any], now: datetime) -> list[GoalRow]:
    """Every goal over the last 30 days; `card` is the local model's. Raises NotAllowed."""
    demand(principal, Area.REPORTS)
    figures = await load_figures(reader, Period.MONTH, now)
    asked = {"tenant": reader.tenant_id, "since": now - timedelta(days=30)}
    spent = (await reader.execute(_DECISIONS, asked)).one()
    budgets = (await reader.execute(_BUDGETS, asked)).one()
    found = {
        GoalId.HOT_IN_30_MINUTES: _answered(figures, Band.HOT, _HALF_HOUR, "30 minutes"),
        GoalId.WARM_IN_4_HOURS: _answered(figures, Band.WARM, _FOUR_HOURS, "4 hours"),
        GoalId.COST_PER_LEAD: _cost(spent, total(figures.counts, Measure.QUALIFIED)),
        GoalId.TOKEN_USE: await _use(reader, principal),
        GoalId.RESPONSE_TIME: _reading(spent),
        GoalId.INTENT_PRECISION: _intents(card),
        GoalId.BUDGET_ACCURACY: _budgets(budgets),
        **_UNMEASURED,
    }
    return [_row(number, goal, found[goal.id]) for number, goal in enumerate(GOALS)]


_UNMEASURED: Mapping[GoalId, Found] = {
    GoalId.COLD_RECOVERED: Found(
        millis=None, words="Recoveries are planned and not sent yet, so nothing can convert by them."
    ),
    GoalId.UPTIME: Found(
        millis=None, words="Nobody asks from outside every few seconds yet; /readyz says how it is now."
    ),
    GoalId.DATA_LOSSES: Found(
        millis=None,
        words="No restore is on record here. That no message was lost is what flexoraa check recomputes.",
    ),
    GoalId.RETURN_ON_MODELS: Found(millis=None, words="Won leads carry no amount, so there is no return to divide."),
    GoalId.HALLUCINATIONS: Found(
        millis=None, words="Replies go out only where listed sentences or approved facts bear them; nobody rates them."
    ),
}


def _answered(figures: Figures, band: Band, seconds: int, words: str) -> Found:
    """Answers within the time, of the promises that have ended; those that run yet are left out."""
    ended = total(figures.counts, Measure.IN_TIME, band=band) + total(figures.counts, Measure.LATE, band=band)
    quick = sum(one.value for one in figures.counts if _is_within(one, band, seconds))
    return Found(
        millis=ratio_millis(quick, ended, 100),
        words=f"{quick} of {ended} were answered within {words}, within the 5 % to which times are kept.",
        rows="/dashboard/",
    )


def _is_within(one: Counted, band: Band, seconds: int) -> bool:
    if one.measure is not Measure.ANSWER_SECONDS or one.told("band") != band:
        return False
    return GROWTH ** int(one.told("bucket")) <= seconds


def _cost(spent: Any, qualified: int) -> Found:
    # Millionths of a dollar to thousandths.
    millis = int(spent.cost) // qualified // _MILLIONTHS_IN_THOUSANDTH if qualified else None
    words = f"Models cost ${int(spent.cost) / 1_000_000:.2f} for {spent.decisions} decisions and {qualified} qualified"
    return Found(
        millis=millis,
        words=f"{words} leads. What WhatsApp and reviews cost is not known here.",
        is_whole=False,
        rows="/models/",
    )


async def _use(reader: Reader, principal: Principal) -> Found:
    if not may(principal, Area.BILLING, Access.READ):
        return Found(millis=None, words="The wallet is not for your role.")
    row = (await reader.execute(_TOKENS, {"tenant": reader.tenant_id})).one_or_none()
    if row is None:
        return Found(millis=None, words="There is no wallet.")
    words = f"{row.used / 10:,.1f} of {row.supply / 10:,.1f} tokens; the period still runs."
    return Found(millis=ratio_millis(row.used, row.supply, 100), words=words, is_whole=False, rows="/tokens/")


def _reading(spent: Any) -> Found:
    words = "The engine's part, P90; waiting for a quiet moment and sending come on top."
    return Found(millis=spent.reading_ms, words=words, is_whole=False, rows="/models/")


def _intents(card: Mapping[str, Any]) -> Found:
    scores = card["models"][BEST]
    sure = scores["at_confidence_0_8"]
    words = (
        f"Of {card['tested_on']['messages']:,} test messages. Where the model is at least 80 % sure, which is"
        f" {sure['coverage']:.0%} of them, {sure['precision']['share']:.2f} are right; below 60 % a person takes over."
    )
    return Found(millis=int(scores["accuracy"]["share"] * 1000), words=words, rows="/models/")


def _budgets(row: Any) -> Found:
    words = f"People corrected {row.corrected} of {row.told} budgets that were read; who was not asked corrects none."
    return Found(millis=ratio_millis(row.told - row.corrected, row.told, 1), words=words, is_whole=False)


def _row(number: int, goal: Goal, found: Found) -> GoalRow:
    sign = "at most " if goal.at_most else "at least "
    return GoalRow(
        id=goal.id,
        objective=goal.objective,
        is_first=number == 0 or GOALS[number - 1].objective != goal.objective,
        words=goal.words,
        target=sign + _shown(goal.target_millis, goal.unit),
        actual="–" if found.millis is None else _shown(found.millis, goal.unit),
        verdict=verdict(goal, found.millis, is_whole=found.is_whole),
        how=found.words,
        rows=found.rows,
    )


def _shown(millis: int, unit: Unit) -> str:
    match unit:
        case Unit.PERCENT:
            return f"{millis / 1000:.1f}".removesuffix(".0") + " %"
        case Unit.DOLLARS:
            return f"${millis / 1000:.2f}"
        case Unit.SECONDS:
            return f"{millis / 1000:.2f} s"
        case Unit.RATIO:
            return f"{millis / 1000:.2f}"
