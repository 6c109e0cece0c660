"""Plays a calm language model for the product's own form: reads as the local engine does, and says a fact that fits.

Any other schema is filled by `openai_fill.py`. Nothing here is smarter than the product without a key; it is there so
that a demo with one behaves, and so that true drafts can be watched going out.
"""

import functools
import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from services.adapters.local_ai.reader import LocalReader
from services.rules.expectations import Expectation, expectation
from services.rules.qualification import Question
from services.rules.reading import Extracted, Reading
from services.rules.turn_text import Author, InboundText, PastLine, TurnText
from services.sandbox.wire import Json

FENCE = re.compile(r"<conversation>\n(.*)\n</conversation>", re.DOTALL)
_FIELDS = frozenset({"intent", "tone", "level", "budget", "timeline"})
_WORD = re.compile(r"\w{3,}")


def fills(schema: Json, said: str) -> Json | None:
    """The form as this model fills it in; None where another form is asked for, or nothing that it can read."""
    fenced = FENCE.search(said)
    if fenced is None or not _FIELDS.issubset(schema.get("properties", {})):
        return None
    data: Json = json.loads(fenced.group(1))
    reading = _reader().read(_turn(data))
    form = _form(reading)
    return form | _reply(data, reading) if "says" in schema["properties"] else form


@functools.cache
def _reader() -> LocalReader:
    return LocalReader.load(use_embeddings=False)


def _turn(data: Mapping[str, Any]) -> TurnText:
    asked = data.get("asked")
    return TurnText(
        messages=tuple(InboundText(text=text) for text in data["contact"]) or (InboundText(text=""),),
        previous=tuple(PastLine(author=Author(line["by"]), text=line["text"]) for line in data["before"]),
        asked=Question(asked) if asked else None,
        today=date.fromisoformat(data["today"]),
        default_currency=data["currency"],
    )


def _form(reading: Reading) -> Json:
    return {
        "intent": reading.intent,
        "confidence": reading.confidence_millis / 1000,
        "tone": reading.tone,
        "level": _quoted(reading.intent_level),
        "budget": _quoted(reading.budget),
        "timeline": _quoted(reading.timeline),
        "objections": [],
        "signals": [],
        "sensitive": list(reading.sensitive),
        "asks_for_person": reading.asks_for_person,
        "is_small_talk": reading.is_small_talk,
        "language": reading.language,
        "is_hinglish": reading.is_hinglish,
    }


def _quoted(found: Extracted[Any]) -> Json:
    return {"value": found.value, "words": found.evidence.text if found.evidence else ""}


def _reply(data: Mapping[str, Any], reading: Reading) -> Json:
    text = "\n".join(data["contact"])
    expects = expectation(text, reading)
    facts: Mapping[str, str] = data.get("facts", {})
    label = next((name for name, fact in facts.items() if _stems(fact) & _stems(text)), None)
    says = [{"text": facts[label], "fact": label}] if label and expects is Expectation.ANSWER else []
    return {"expects": expects, "says": says}


def _stems(text: str) -> set[str]:
    return {word[:5] for word in _WORD.findall(text.casefold())}
