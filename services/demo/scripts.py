"""Reads the demo's dialogs: what a contact writes turn by turn, and what a reader would make of it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.rules.reading import (
    UNKNOWN_BUDGET,
    UNKNOWN_INTENT,
    UNKNOWN_TIMELINE,
    BudgetBand,
    BuyingSignal,
    Evidence,
    Extracted,
    Intent,
    IntentLevel,
    Objection,
    Reading,
    Timeline,
    Tone,
)

_DIALOGS = Path(__file__).with_name("dialogs.json")
_SURE_MILLIS = 930
PROVIDER = "demo"
# How often a dialog of a kind is chosen: most contacts only look.
WEIGHTS = {"hot": 3, "warm": 4, "cold": 7, "person": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptTurn:
    """The contact's messages of one turn, and the reading of it, whose evidence is found in them."""

    says: tuple[str, ...]
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One dialog; `member_says` are a colleague's words once a person has it."""

    company: str
    language: str
    weight: int
    turns: tuple[ScriptTurn, ...]
    member_says: tuple[str, ...]


def scripts_of(company: str, item: str) -> list[Script]:
    """The company's dialogs about one of the things it sells."""
    told = json.loads(_DIALOGS.read_text(encoding="utf-8").replace("{item}", item))
    return [_script(one) for one in told if one["company"] == company]


def _script(told: dict[str, Any]) -> Script:
    return Script(
        company=told["company"],
        language=told["language"],
        weight=WEIGHTS[told["kind"]],
        turns=tuple(_turn(turn, told["language"]) for turn in told["turns"]),
        member_says=tuple(told.get("member", ())),
    )


def _turn(told: dict[str, Any], language: str) -> ScriptTurn:
    level, budget, timeline = told.get("level"), told.get("budget"), told.get("timeline")
    reading = Reading(
        language="hi" if language == "hinglish" else language,
        is_hinglish=language == "hinglish",
        intent=Intent(told["intent"]),
        tone=Tone(told.get("tone", "neutral")),
        confidence_millis=_SURE_MILLIS,
        intent_level=_extracted(IntentLevel, level) if level else UNKNOWN_INTENT,
        budget=_extracted(BudgetBand, budget) if budget else UNKNOWN_BUDGET,
        timeline=_extracted(Timeline, timeline) if timeline else UNKNOWN_TIMELINE,
        objections=tuple(Objection(code) for code in told.get("objections", ())),
        buying_signals=tuple(BuyingSignal(code) for code in told.get("signals", ())),
        asks_for_person=told.get("person", False),
        provider=PROVIDER,
    )
    return ScriptTurn(says=tuple(told["say"]), reading=reading)


def _extracted(values: Any, told: list[str]) -> Extracted[Any]:
    return Extracted(value=values(told[0]), evidence=Evidence(text=told[1]))
