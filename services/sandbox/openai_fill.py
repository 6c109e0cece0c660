"""Makes an answer that fits any strict JSON schema, the same for the same seed and messages.

It is calm on purpose, so that a demo without keys behaves: booleans are false, enums follow the contact's words or
stay neutral, optional values are often null, replies ask a question and claim nothing, other strings quote the contact.
"""

import re
from dataclasses import dataclass
from random import Random
from typing import Any

from services.sandbox.openai_schema import resolved
from services.sandbox.wire import Json

NEUTRAL = ("none", "neutral", "unknown", "other", "general", "en", "low", "continue")
REPLY_NAMES = ("reply", "text", "message", "answer", "body", "response")
REPLIES = (
    "Thank you for your message. May I ask what matters most to you, so that I can help?",
    "Thanks for writing to us. When are you planning to decide?",
    "Good to hear from you. Could you tell me a little more about what you are looking for?",
)
FORMATS = {
    "date-time": "2026-01-01T10:00:00Z",
    "date": "2026-01-01",
    "time": "10:00:00",
    "duration": "PT1H",
    "email": "contact@example.test",
    "hostname": "example.test",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
QUOTED_WORDS_MOST = 4
DEFAULT_SPAN = {"integer": 100, "number": 1}  # of numbers without bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """Fills one schema for one conversation; `said` is the contact's last message."""

    root: Json
    said: str
    random: Random

    def value(self, schema: Json, name: str = "") -> Any:  # a schema may ask for any JSON value
        """A value that fits; `name` is the property it is for."""
        schema = resolved(schema, self.root)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._choice(schema["enum"])
        if "anyOf" in schema:
            return self.value(self.random.choice(schema["anyOf"]), name)
        return self._typed(_one_type(schema, self.random), schema, name)

    def _typed(self, kind: str, schema: Json, name: str) -> Any:  # see value
        match kind:
            case "object":
                return {key: self.value(child, key) for key, child in schema.get("properties", {}).items()}
            case "array":
                return [self.value(schema["items"], name) for _ in range(schema.get("minItems", 0))]
            case "integer" | "number":
                return self._number(kind, schema)
            case "boolean":
                return False
            case "null":
                return None
        return self._string(schema, name)

    def _choice(self, options: list[Any]) -> Any:  # enums may hold any scalar
        words = set(_words(self.said.casefold()))
        named = [o for o in options if isinstance(o, str) and set(_words(o.casefold())) & words]
        calm = [o for o in options if isinstance(o, str) and o.casefold() in NEUTRAL]
        return (named or calm or [self.random.choice(options)])[0]

    def _number(self, kind: str, schema: Json) -> int | float:
        low = float(schema.get("minimum", schema.get("exclusiveMinimum", 0)) or 0)
        high = float(schema.get("maximum", schema.get("exclusiveMaximum", low + DEFAULT_SPAN[kind])) or 0)
        step = schema.get("multipleOf")
        if step:
            lowest = float(step * -(-low // step))
            return int(lowest) if kind == "integer" else lowest
        if kind == "integer":
            is_open_below, is_open_above = "exclusiveMinimum" in schema, "exclusiveMaximum" in schema
            return self.random.randint(int(low) + is_open_below, int(high) - is_open_above)
        return round(low + (high - low) * (0.1 + 0.8 * self.random.random()), 3)

    def _string(self, schema: Json, name: str) -> str:
        if schema.get("format") in FORMATS:
            return FORMATS[schema["format"]]
        if any(part in REPLY_NAMES for part in name.casefold().split("_")):
            return self.random.choice(REPLIES)
        words = self.said.split()
        start = self.random.randrange(max(len(words) - QUOTED_WORDS_MOST, 0) + 1)
        quote = " ".join(words[start : start + QUOTED_WORDS_MOST]) or "sandbox"
        return quote.ljust(schema.get("minLength", 0), ".")[: schema.get("maxLength")]


def _one_type(schema: Json, random: Random) -> str:
    kind = schema.get("type", "object" if "properties" in schema else "string")
    return str(random.choice(kind)) if isinstance(kind, list) else str(kind)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)
