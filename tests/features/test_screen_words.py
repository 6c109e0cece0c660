"""Every code that a screen may meet has its words."""

from collections.abc import Mapping
from enum import StrEnum

import pytest

from services.billing.models import EntryKind
from services.conversations.models import Author, MessageKind
from services.rules.escalation import StepKind, Trigger
from services.rules.qualification import Question
from services.rules.rate_card import Operation
from services.rules.reading import (
    BudgetBand,
    BuyingSignal,
    Intent,
    IntentLevel,
    Objection,
    SensitiveTopic,
    Timeline,
    Tone,
)
from services.rules.reading_changes import Compared
from services.rules.release import PromptState, Verdict
from services.rules.score_policy import Factor
from services.rules.scoring import ScoreFacts, score
from services.rules.send_errors import RULES, UNLISTED
from services.rules.send_policy import CheckCode
from services.rules.session_window import WindowReason
from services.screens import decision_words, words
from services.screens.leads import VALUES_MINOR
from services.screens.people import SHOWN_AUTHORS
from services.screens.refusals import SEND_ERRORS, failure
from services.screens.score_words import reason, would_make_hot

TABLES: list[tuple[Mapping[StrEnum, object], type[StrEnum]]] = [
    (words.FACTORS, Factor),
    (words.QUESTIONS, Question),
    (words.INTENT_LEVELS, IntentLevel),
    (words.BUDGETS, BudgetBand),
    (words.TIMELINES, Timeline),
    (words.OBJECTIONS, Objection),
    (words.SIGNALS, BuyingSignal),
    (words.TRIGGERS, Trigger),
    (words.OPERATIONS, Operation),
    (words.ENTRY_REASONS, EntryKind),
    (words.WINDOW_SHUT, WindowReason),
    (words.SEND_REFUSALS, CheckCode),
    (words.MESSAGE_KINDS, MessageKind),
    (decision_words.INTENTS, Intent),
    (decision_words.TONES, Tone),
    (decision_words.TOPICS, SensitiveTopic),
    (decision_words.STEPS, StepKind),
    (decision_words.COMPARED, Compared),
    (decision_words.STATES, PromptState),
    (decision_words.VERDICTS, Verdict),
    (SHOWN_AUTHORS, Author),
    (VALUES_MINOR, BudgetBand),
]


@pytest.mark.parametrize(
    ("table", "values"), TABLES, ids=[f"{values.__name__}-{i}" for i, (_, values) in enumerate(TABLES)]
)
def test_a_table_is_as_long_as_its_closed_set(table: Mapping[StrEnum, object], values: type[StrEnum]) -> None:
    assert set(table) == set(values)


def test_every_refusal_of_the_provider_has_a_sentence() -> None:
    keys = {rule.text_key.removeprefix("send_error.") for rule in (*RULES.values(), UNLISTED)}

    assert keys == set(SEND_ERRORS)


@pytest.mark.parametrize(
    ("status", "code", "key", "starts"),
    [
        ("failed", 131047, None, "The 24 hours"),
        ("failed", 424242, None, "WhatsApp refused"),
        ("failed", None, "send_policy.not_opted_out", "Not sent: the contact opted out"),
        ("unknown", None, None, "Whether it was sent"),
        ("read", None, None, ""),
    ],
    ids=["code", "unlisted", "policy", "unknown", "well"],
)
def test_a_failure_says_why(status: str, code: int | None, key: str | None, starts: str) -> None:
    assert failure(status, code, key).startswith(starts)
    assert bool(failure(status, code, key)) is bool(starts)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            ScoreFacts(),
            ["unknown: up to +30", "unknown: up to +25", "0 of 3 answers, 0 words a message", "unknown: up to +15"],
        ),
        (
            ScoreFacts(
                budget=BudgetBand.FROM_5K_TO_50K,
                intent_level=IntentLevel.HIGH,
                open_objections=(Objection.PRICE,),
                median_words_tenths=65,
                median_reply_seconds=90,
            ),
            ["$5K–50K", "high, 1 objection", "2 of 3 answers, 6.5 words a message", "answers in 1 min"],
        ),
    ],
    ids=["nothing known", "much known"],
)
def test_contributions_are_told_in_words(facts: ScoreFacts, said: list[str]) -> None:
    stored = [{"factor": one.factor, "code": one.code, **dict(one.parameters)} for one in score(facts).contributions]

    assert [reason(one) for one in stored][:4] == said


def test_the_way_to_hot_names_what_can_add_enough() -> None:
    facts = ScoreFacts(intent_level=IntentLevel.HIGH, median_reply_seconds=60, interactions=5)
    found = score(facts)
    stored = {one.factor: {"tenths": one.tenths, "max_tenths": one.max_tenths} for one in found.contributions}

    assert would_make_hot(found.tenths, found.band, stored) == (
        "7 points are missing to HOT; a higher or known budget could add 30."
    )
