"""Applies the budget and timeline parsers to a turn: message by message, in the light of what we asked."""

from services.rules.asked import questions_in
from services.rules.budget import Budget, BudgetContext, currency_of_talk, find_budget
from services.rules.qualification import Question
from services.rules.reading import UNKNOWN_BUDGET, UNKNOWN_TIMELINE, BudgetBand, Evidence, Extracted, Timeline
from services.rules.timeline import When, find_timeline
from services.rules.timeline_bands import TimelineContext
from services.rules.turn_text import InboundText, TurnText


def read_budget(turn: TurnText) -> Extracted[BudgetBand]:
    """The last budget the turn states, with its words; unknown where it states none."""
    found: list[tuple[InboundText, Budget]] = []
    for position, message in enumerate(turn.messages):
        budget = find_budget(message.text, _budget_context(turn, position))
        if budget is not None:
            found.append((message, budget))
    if not found:
        return UNKNOWN_BUDGET
    message, budget = found[-1]
    return Extracted(value=budget.band, evidence=Evidence(text=budget.evidence, message_id=message.id))


def read_timeline(turn: TurnText) -> Extracted[Timeline]:
    """The last timeline the turn states, an exact one before a mood, with its words; unknown where it states none."""
    context = TimelineContext(today=turn.today, was_asked=_was_asked(turn, Question.TIMELINE))
    found: list[tuple[InboundText, When]] = []
    for message in turn.messages:
        when = find_timeline(message.text, context)
        if when is not None:
            found.append((message, when))
    if not found:
        return UNKNOWN_TIMELINE
    message, when = next((item for item in reversed(found) if item[1].is_exact), found[-1])
    return Extracted(value=when.timeline, evidence=Evidence(text=when.evidence, message_id=message.id))


def _budget_context(turn: TurnText, position: int) -> BudgetContext:
    said = [line.text for line in turn.previous] + [message.text for message in turn.messages[: position + 1]]
    return BudgetContext(
        was_asked=_was_asked(turn, Question.BUDGET),
        currency=currency_of_talk(said, turn.default_currency),
        last_of_ours=turn.last_of_ours,
    )


def _was_asked(turn: TurnText, question: Question) -> bool:
    """Whether our last message asked it, by the record or, where that is silent, by its words."""
    return turn.asked is question or question in questions_in(turn.last_of_ours)
