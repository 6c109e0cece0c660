"""What the model is told: an immutable instruction, the form's schema, and the conversation as fenced data.

The instruction and the schema come first and never vary, so that their part of the prompt can be cached; the contact's
words stand in the user turn only. No name, address, id, score or key goes out, and nothing of another conversation.
"""

import functools
import hashlib
import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.adapters.openai.parse import Form
from services.rules.turn_text import TurnText

Json = dict[str, Any]  # a schema nests objects, lists and scalars

ACTIVE_PROMPT = "read_v1"
_FOLDER = Path(__file__).parent / "prompts"
# At most 1,200 tokens of about four characters (specification of the reading call); 1,000 are instruction and schema.
CONTACT_CHARACTERS = 480
BEFORE_LINES, BEFORE_CHARACTERS = 2, 80
_UNPAID = frozenset({"title", "description", "$defs"})
_UNSHOWN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})  # control, invisible, private: where hidden instructions travel
_JOINERS = "\n\u200c\u200d"  # these shape Indic, Arabic and Persian words


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """An instruction and the schema of its answers; `hash` identifies both by content."""

    name: str
    instruction: str
    schema: dict[str, object]
    hash: bytes


def prompt_names() -> tuple[str, ...]:
    """The prompts that ship, oldest first."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.md")))


@functools.cache
def load_prompt(name: str = ACTIVE_PROMPT) -> Prompt:
    """Read a prompt file. A published file is never edited: a change gets a new name."""
    instruction = (_FOLDER / f"{name}.md").read_text(encoding="utf-8")
    schema = form_schema()
    canonical = json.dumps(schema, separators=(",", ":"))  # unsorted: the model fills fields in this order
    digest = hashlib.sha256(f"{instruction}\0{canonical}".encode()).digest()
    return Prompt(name=name, instruction=instruction, schema=schema, hash=digest)


def form_schema() -> dict[str, object]:
    """The strict schema of `Form`, without the names and descriptions that would be paid for with every call."""
    whole = Form.model_json_schema()
    bare = _bare(whole, whole["$defs"])
    assert isinstance(bare, dict)
    return bare


def conversation(turn: TurnText) -> str:
    """The turn as one JSON object between tags that nothing inside can close."""
    said = {
        "today": turn.today.isoformat(),
        "currency": turn.default_currency,
        "asked": turn.asked,
        "before": [
            {"by": line.author, "text": _shown(line.text)[:BEFORE_CHARACTERS]} for line in turn.previous[-BEFORE_LINES:]
        ],
        "contact": _newest(turn),
    }
    fenced = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")
    return f"<conversation>\n{fenced}\n</conversation>"


def _newest(turn: TurnText) -> list[str]:
    """The open messages, oldest first; of too long a turn its end, as the last statement wins."""
    kept: list[str] = []
    left = CONTACT_CHARACTERS
    for message in reversed(turn.messages):
        text = _shown(message.text)
        if text and left > 0:
            kept.insert(0, text[-left:])
            left -= len(text)
    return kept


def _shown(text: str) -> str:
    return "".join(c for c in text if c in _JOINERS or unicodedata.category(c) not in _UNSHOWN).strip()


def _bare(schema: Any, named: Json) -> Any:  # see Json
    if isinstance(schema, list):
        return [_bare(item, named) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _bare(named[schema["$ref"].rsplit("/", 1)[1]], named)
    return {name: _bare(part, named) for name, part in schema.items() if name not in _UNPAID}
