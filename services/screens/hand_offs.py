"""What an open conversation shows of the AI's hand-off and of its draft that waits, to those who may read the words."""

from dataclasses import replace
from uuid import UUID

from services.assignments import hand_offs
from services.db import Reader
from services.replies import drafts
from services.rules.hand_off import Known, Summary
from services.rules.permissions import sees_personal_data
from services.rules.qualification import Question
from services.rules.reading import BudgetBand, BuyingSignal, IntentLevel, Objection, Timeline
from services.screens.thread_rows import Thread
from services.screens.words import BUDGETS, INTENT_LEVELS, OBJECTIONS, QUESTIONS, SIGNALS, TIMELINES
from services.subject_keys import Subject


async def with_hand_off(reader: Reader, subject: Subject, conversation_id: UUID, thread: Thread) -> Thread:
    """The thread with the summary while a person is needed, and the draft for who may send it."""
    if not sees_personal_data(reader.principal):
        return thread
    lines: list[str] = []
    if thread.escalation:
        kept = await hand_offs.find_newest(reader, subject, conversation_id)
        lines = summary_lines(kept.summary) if kept and kept.summary else []
    waiting = await drafts.find_waiting(reader, conversation_id) if thread.may_reply else None
    if waiting is None:
        return replace(thread, hand_off=lines)
    return replace(thread, hand_off=lines, draft_id=str(waiting.id), draft_text=waiting.text)


def summary_lines(summary: Summary) -> list[str]:
    """What is known, a line for each answer with its words, then objections and buying signals."""
    lines = [_line(one) for one in summary.known if one.value]
    lines += [OBJECTIONS[Objection(code)] for code in summary.objections]
    return lines + [SIGNALS[BuyingSignal(code)] for code in summary.signals]


def _line(known: Known) -> str:
    question = Question(known.question)
    match question:
        case Question.INTENT:
            value = INTENT_LEVELS[IntentLevel(known.value)]
        case Question.BUDGET:
            value = BUDGETS[BudgetBand(known.value)]
        case Question.TIMELINE:
            value = TIMELINES[Timeline(known.value)]
    words = f" (“{known.words}”)" if known.words else ""
    return f"{QUESTIONS[question]}: {value}{words}"
