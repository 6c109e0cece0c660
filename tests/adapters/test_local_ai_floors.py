"""The shipped models against the test split of the project's own corpus: writers the training never saw.

The test split is harder than live traffic on purpose (forty languages, misspellings), so its floors lie lower than the
goals for live messages; they catch a broken training or a feature change without retraining.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from services.adapters.local_ai.dialog import judge_dialog
from services.adapters.local_ai.model_card import macro_f1
from services.adapters.local_ai.reader import LocalReader
from services.adapters.local_ai.weights import FOLDER
from services.rules.language import Language
from services.rules.reading import Reading
from services.rules.turn_text import InboundText, TurnText

CORPUS = Path(__file__).parents[2] / "corpus"
TODAY = date(2026, 2, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A message of the test split beside its reading."""

    gold: dict[str, str]
    reading: Reading


@pytest.fixture(scope="module")
def reader() -> LocalReader:
    return LocalReader.load(use_embeddings=False)


@pytest.fixture(scope="module")
def judged(reader: LocalReader) -> list[Judged]:
    return [
        Judged(gold=row, reading=reader.read(TurnText(messages=(InboundText(text=row["text"]),), today=TODAY)))
        for row in rows_of("messages")
        if row["split"] == "test"
    ]


def rows_of(folder: str) -> list[dict[str, str]]:
    paths = sorted((CORPUS / folder).glob("*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def test_intent_without_embeddings_keeps_its_floor(judged: list[Judged]) -> None:
    assert macro_f1([j.gold["intent"] for j in judged], [str(j.reading.intent) for j in judged]) >= 0.66


def test_confident_intents_are_right(judged: list[Judged]) -> None:
    confident = [j for j in judged if j.reading.confidence_millis >= 800]

    assert len(confident) / len(judged) >= 0.38
    assert sum(j.reading.intent == j.gold["intent"] for j in confident) / len(confident) >= 0.87


def test_sensitive_messages_are_caught(judged: list[Judged]) -> None:
    risky = [j for j in judged if j.gold["high_risk"]]
    harmless = [j for j in judged if not j.gold["high_risk"]]

    assert sum(bool(j.reading.sensitive) for j in risky) / len(risky) >= 0.9
    assert sum(bool(j.reading.sensitive) for j in harmless) / len(harmless) <= 0.03


def test_hinglish_is_recognised(judged: list[Judged]) -> None:
    hinglish = [j for j in judged if j.gold["lang"] == "hinglish"]

    assert sum(j.reading.is_hinglish for j in hinglish) / len(hinglish) >= 0.92


def test_languages_are_recognised(judged: list[Judged]) -> None:
    native = [j for j in judged if not j.gold["lang"].endswith("-Latn")]

    right = [Language(code=j.reading.language, is_hinglish=j.reading.is_hinglish).tag == j.gold["lang"] for j in native]
    assert sum(right) / len(right) >= 0.93


@pytest.mark.parametrize(("field", "floor"), [("budget_band", 0.9), ("timeline", 0.88), ("intent_level", 0.8)])
def test_dialogs_are_judged(reader: LocalReader, field: str, floor: float) -> None:
    dialogs = [row for row in rows_of("dialogs") if row["split"] == "test"]

    right = [judge_dialog(reader, row)[field] == row["gold"][field] for row in dialogs]  # type: ignore[index]
    assert sum(right) / len(right) >= floor


def test_card_names_what_the_shipped_weights_score() -> None:
    card = json.loads((FOLDER / "card.json").read_text("utf-8"))

    assert card["models"]["intent_with_embeddings"]["macro_f1"] >= 0.74
    assert card["models"]["intent_with_embeddings"]["calibration_error"] <= 0.06
