"""How ready a lead is: five contributions in whole tenths of a point that add up to the score.

Pure arithmetic over plain facts, so a what-if is the same call with other facts. Words for reasons are made elsewhere
from the codes; who is told of a change is `bands.owner_band`'s matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from services.rules.bands import Band, band_of
from services.rules.reading import BudgetBand, IntentLevel
from services.rules.score_policy import DAY_SECONDS, DEFAULT, Contribution, Factor, ScoreFacts, ScorePolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A score with its exact arithmetic and the policy version that made it."""

    version: str
    contributions: tuple[Contribution, ...]
    band: Band

    @property
    def tenths(self) -> int:
        """The score in tenths of a point, 0 to 1000: the sum of the contributions."""
        return sum(contribution.tenths for contribution in self.contributions)

    @property
    def shown(self) -> int:
        """The whole part, 0 to 100, as people read it."""
        return self.tenths // 10

    @property
    def reasons(self) -> tuple[Contribution, ...]:
        """The three factors that add most, the largest first; equals keep the factors' order."""
        return tuple(sorted(self.contributions, key=lambda contribution: -contribution.tenths)[:3])


def score(facts: ScoreFacts, policy: ScorePolicy = DEFAULT) -> Score:
    """The lead's score now. Every contribution is rounded down to a tenth, so nothing is claimed that is not earned."""
    contributions = (
        _budget(facts, policy),
        _intent(facts, policy),
        _engagement(facts, policy),
        _latency(facts, policy),
        _lifecycle(facts, policy),
    )
    band = band_of(sum(contribution.tenths for contribution in contributions), policy.bands)
    return Score(version=policy.version, contributions=contributions, band=band)


def median_tenths(values: Sequence[int]) -> int:
    """The median of whole numbers in exact tenths; 0 for none."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if not ordered:
        return 0
    return ordered[middle] * 10 if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) * 5


def _budget(facts: ScoreFacts, policy: ScorePolicy) -> Contribution:
    most = max(policy.budget_tenths.values())
    if facts.budget is BudgetBand.UNKNOWN:
        return _contribution(Factor.BUDGET, 0, most, "budget_unknown", up_to_tenths=most)
    return _contribution(Factor.BUDGET, policy.budget_tenths[facts.budget], most, "budget", band=facts.budget.value)


def _intent(facts: ScoreFacts, policy: ScorePolicy) -> Contribution:
    signals, objections = len(set(facts.buying_signals)), len(set(facts.open_objections))
    moved = policy.signal_tenths * signals - policy.objection_tenths * objections
    tenths = min(max(policy.intent_tenths[facts.intent_level] + moved, 0), policy.intent_max_tenths)
    known = facts.intent_level is not IntentLevel.UNKNOWN or signals or objections
    code = "intent" if known else "intent_unknown"
    most = policy.intent_max_tenths
    level = facts.intent_level.value
    return _contribution(
        Factor.INTENT, tenths, most, code, level=level, signals=signals, objections=objections, up_to_tenths=most
    )


def _engagement(facts: ScoreFacts, policy: ScorePolicy) -> Contribution:
    answered = Fraction(facts.known_answers * policy.answers_max_tenths, 3)
    words = min(facts.median_words_tenths, policy.depth_full_words_tenths)
    depth = Fraction(words * policy.depth_max_tenths, policy.depth_full_words_tenths)
    tenths = int((answered + depth) * _remaining(facts.silence_seconds, policy))
    most = policy.answers_max_tenths + policy.depth_max_tenths
    counts = {"answers": facts.known_answers, "words_tenths": facts.median_words_tenths, **_silence(facts)}
    return _contribution(Factor.ENGAGEMENT, tenths, most, "engagement", **counts)


def _latency(facts: ScoreFacts, policy: ScorePolicy) -> Contribution:
    remaining = _remaining(facts.silence_seconds, policy)
    most = policy.latency_steps[0][1]
    if facts.median_reply_seconds is None:
        tenths = int(policy.latency_unmeasured_tenths * remaining)
        return _contribution(Factor.LATENCY, tenths, most, "latency_unknown", up_to_tenths=most)
    reply_seconds = facts.median_reply_seconds
    earned = next((tenths for limit, tenths in policy.latency_steps if reply_seconds <= limit), 0)
    return _contribution(
        Factor.LATENCY, int(earned * remaining), most, "latency", reply_seconds=reply_seconds, **_silence(facts)
    )


def _lifecycle(facts: ScoreFacts, policy: ScorePolicy) -> Contribution:
    span = (policy.age_zero_days - policy.age_full_days) * DAY_SECONDS
    left = policy.age_zero_days * DAY_SECONDS - facts.age_seconds
    youth = policy.age_max_tenths * min(max(left, 0), span) // span
    activity = min(facts.interactions * policy.interaction_tenths, policy.interactions_max_tenths)
    most = policy.age_max_tenths + policy.interactions_max_tenths
    counts = {"age_days": facts.age_seconds // DAY_SECONDS, "interactions": facts.interactions}
    return _contribution(Factor.LIFECYCLE, youth + activity, most, "lifecycle", **counts)


def _remaining(silence_seconds: int, policy: ScorePolicy) -> Fraction:
    """The share left after a silence: halved for each half-life, the same on every machine.

    Decimal's power is computed in software to 28 digits, so no processor's rounding can move a tenth; whole half-lives
    are exact.
    """
    with localcontext(prec=28):
        half_lives = Decimal(max(silence_seconds, 0)) / (policy.half_life_days * DAY_SECONDS)
        return Fraction(Decimal(2) ** -half_lives)


def _silence(facts: ScoreFacts) -> dict[str, int]:
    return {"silent_days": facts.silence_seconds // DAY_SECONDS}


def _contribution(factor: Factor, tenths: int, max_tenths: int, code: str, **parameters: str | int) -> Contribution:
    return Contribution(
        factor=factor, tenths=tenths, max_tenths=max_tenths, code=code, parameters=tuple(parameters.items())
    )
