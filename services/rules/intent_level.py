"""How strong the wish to buy is, from what was read of a turn or of a whole conversation (LABELS.md, intent_level).

High: a need and a step of commitment. Medium: a real need, but open. Low: no need, browsing, refusal, noise.
"""

from dataclasses import dataclass

from services.rules.reading import BudgetBand, BuyingSignal, Intent, IntentLevel, Objection, Timeline

_COMMITMENT = frozenset({BuyingSignal.READY_TO_BUY, BuyingSignal.ASK_DEMO_CALL})
_OPEN_INTENTS = frozenset(
    {Intent.INFORMATION, Intent.URGENCY, Intent.COMPETITOR_INQUIRY, Intent.FOLLOW_UP, Intent.CONFUSION}
)
_REFUSALS = frozenset({Objection.NEED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What the level is judged by; `intents` are those read with confidence, newest last."""

    intents: tuple[Intent, ...] = ()
    buying_signals: frozenset[BuyingSignal] = frozenset()
    objections: frozenset[Objection] = frozenset()
    budget: BudgetBand = BudgetBand.UNKNOWN
    timeline: Timeline = Timeline.UNKNOWN
    is_sensitive: bool = False
    states_need: bool = False


def level_of(signs: Signs) -> IntentLevel:
    """The level; UNKNOWN where nothing was said that bears on it."""
    committed = bool(signs.buying_signals & _COMMITMENT) or signs.intents[-1:] == (Intent.BUYING_INTENT,)
    refuses = bool(signs.objections & _REFUSALS)
    knows = signs.budget is not BudgetBand.UNKNOWN or signs.timeline not in (Timeline.UNKNOWN, Timeline.EXPLORING)
    if signs.is_sensitive and not knows:
        return IntentLevel.LOW
    if committed and not signs.is_sensitive and not (refuses or signs.timeline is Timeline.EXPLORING):
        return IntentLevel.HIGH
    if refuses and not knows and not committed:
        return IntentLevel.LOW
    told = knows or committed or signs.states_need
    if told or signs.buying_signals or set(signs.intents) & _OPEN_INTENTS:
        return IntentLevel.MEDIUM
    if signs.objections or signs.timeline is Timeline.EXPLORING:
        return IntentLevel.LOW
    return IntentLevel.UNKNOWN
