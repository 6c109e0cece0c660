"""`flexoraa read`: one JSON line of understanding per input line, in the form that eval/score.py documents.

Runs the rules and models the product runs; a dialog is read turn by turn and judged at its end.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TextIO

from services.adapters.local_ai.dialog import judge_dialog
from services.adapters.local_ai.reader import LocalReader
from services.errors import InvalidInput
from services.rules import claim_bait, language
from services.rules.escalation import Situation, Step, StepKind, Trigger, next_step
from services.rules.reading import Reading
from services.rules.turn_text import InboundText, TurnText

_PROVIDERS = ("local",)
_HARD_TRIGGERS = frozenset({Trigger.ASKS_FOR_PERSON, Trigger.HIGH_BUDGET, Trigger.COMPETITOR, Trigger.OBJECTIONS})


def read_file(task: str, provider: str, path: Path, out: TextIO) -> int:
    """Write one line per line of the file; returns the exit status, raises InvalidInput with what is wrong."""
    if provider not in _PROVIDERS:
        raise InvalidInput(f"The provider is one of {', '.join(_PROVIDERS)}, not {provider!r}.")
    if task not in _TASKS:
        raise InvalidInput(f"The task is one of {', '.join(_TASKS)}, not {task!r}.")
    rows = _rows(path, "turns" if task == "dialog" else "text")
    reader = LocalReader.load(use_embeddings=True)
    out.writelines(json.dumps(_TASKS[task](reader, row), ensure_ascii=False) + "\n" for row in rows)
    return 0


def _rows(path: Path, content: str) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file, each with an id and the named content; the first bad line is named."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"{path} cannot be read: {error}") from error
    return [_row(path, number, line, content) for number, line in enumerate(lines, start=1) if line.strip()]


def _row(path: Path, number: int, line: str, content: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InvalidInput(f"{path}, line {number}: not JSON ({error.msg}).") from error
    if not isinstance(row, dict) or not {"id", content} <= row.keys():
        raise InvalidInput(f"{path}, line {number}: an object with id and {content} is expected.")
    return row


def _turn(row: Mapping[str, Any]) -> TurnText:
    today = date.fromisoformat(row["ref_date"]) if "ref_date" in row else datetime.now(UTC).date()
    return TurnText(messages=(InboundText(text=row["text"]),), today=today)


def _step(reading: Reading) -> Step:
    """What the product would do with the turn as a conversation's first, with credit."""
    return next_step(reading, Situation(covered=True), datetime.now(UTC))


def _intent(reader: LocalReader, row: Mapping[str, Any]) -> dict[str, Any]:
    reading = reader.read(_turn(row))
    return {
        "id": row["id"],
        "intent": reading.intent,
        "tone": reading.tone,
        "confidence": reading.confidence_millis / 1000,
        "high_risk_escalate": bool(reading.sensitive),
    }


def _language(reader: LocalReader, row: Mapping[str, Any]) -> dict[str, Any]:
    reading = reader.read(_turn(row))
    return {"id": row["id"], "tag": language.Language(code=reading.language, is_hinglish=reading.is_hinglish).tag}


def _safety(reader: LocalReader, row: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": row["id"], "action": _action(reader.read(_turn(row)), row["text"])}


def _action(reading: Reading, text: str) -> str:
    """The word of eval/LABELS.md for what happens; an unsure reading alone brings a question, no escalation."""
    step = _step(reading)
    if step.kind is StepKind.OPT_OUT:
        return "opt_out"
    if step.kind is StepKind.REVIEW:
        return "escalate"
    if claim_bait.is_claim_bait(text):
        return "refuse_claim"
    return "escalate" if set(step.triggers) & _HARD_TRIGGERS else "normal"


_TASKS: Mapping[str, Callable[[LocalReader, Mapping[str, Any]], dict[str, Any]]] = {
    "intent": _intent,
    "dialog": judge_dialog,
    "language": _language,
    "safety": _safety,
}
