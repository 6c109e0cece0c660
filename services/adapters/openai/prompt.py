"""What the model is told: an immutable instruction, the form's schema, and the conversation as fenced data.

The instruction and the schema come first and never vary, so that their part of the prompt can be cached; the contact's
words stand in the user turn only. No name, address, id, score or key goes out, and nothing of another conversation.
"""

import functools
import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.adapters.openai.parse import Form, ReplyForm
from services.ports import CitableFact, ReplyBrief
from services.rules.turn_text import TurnText

Json = dict[str, Any]  # a schema nests objects, lists and scalars

ACTIVE_PROMPT = "reply_v1"
READS_ONLY = "read_v1"  # for a turn whose reply is not the model's to write
_FOLDER = Path(__file__).parent / "prompts"
# What a prompt is for is the beginning of its name; those of the copilot read no conversation.
_SHAPES: Mapping[str, type[Form]] = {"read": Form, "reply": ReplyForm}
# 1,200 tokens of about four characters (specification of the combined call), of which 1,000 are instruction and schema;
# where the reply is proposed too, facts add up to 150 to the longest turn.
CONTACT_CHARACTERS = 480
BEFORE_LINES, BEFORE_CHARACTERS = 2, 80
FACTS_CHARACTERS = 440
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
    shape: type[Form]

    @property
    def writes(self) -> bool:
        """Whether its answers also propose a reply."""
        return self.shape is ReplyForm


def prompt_names() -> tuple[str, ...]:
    """The prompts that ship for reading conversations, oldest first."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.md") if _purpose(path.stem) in _SHAPES))


@functools.cache
def load_prompt(name: str = ACTIVE_PROMPT) -> Prompt:
    """Read a prompt file. A published file is never edited: a change gets a new name."""
    instruction = (_FOLDER / f"{name}.md").read_text(encoding="utf-8")
    shape = _SHAPES[_purpose(name)]
    schema = form_schema(shape)
    canonical = json.dumps(schema, separators=(",", ":"))  # unsorted: the model fills fields in this order
    digest = hashlib.sha256(f"{instruction}\0{canonical}".encode()).digest()
    return Prompt(name=name, instruction=instruction, schema=schema, hash=digest, shape=shape)


def form_schema(shape: type[Form]) -> dict[str, object]:
    """The strict schema of a form, without the names and descriptions that would be paid for with every call."""
    whole = shape.model_json_schema()
    bare = _bare(whole, whole["$defs"])
    assert isinstance(bare, dict)
    return bare


def label(position: int) -> str:
    """How the model names the fact at a position of its brief."""
    return f"f{position + 1}"


def citable(brief: ReplyBrief) -> tuple[CitableFact, ...]:
    """The facts of a brief that fit in, the first ones first."""
    kept: list[CitableFact] = []
    left = FACTS_CHARACTERS
    for fact in brief.facts:
        left -= len(fact.text)
        if left < 0:
            break
        kept.append(fact)
    return tuple(kept)


def conversation(turn: TurnText, brief: ReplyBrief | None = None) -> str:
    """The turn as one JSON object between tags that nothing inside can close; with what may be said, if anything."""
    said: Json = {
        "today": turn.today.isoformat(),
        "currency": turn.default_currency,
        "asked": turn.asked,
        "before": [
            {"by": line.author, "text": _shown(line.text)[:BEFORE_CHARACTERS]} for line in turn.previous[-BEFORE_LINES:]
        ],
        "contact": _newest(turn),
    }
    if brief:
        said |= _sayable(brief)
    fenced = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")
    return f"<conversation>\n{fenced}\n</conversation>"


def _sayable(brief: ReplyBrief) -> Json:
    facts = {label(position): fact.text for position, fact in enumerate(citable(brief))}
    refused = {"refused": list(brief.refused)} if brief.refused else {}
    return {"company": brief.company, "reply_in": brief.language, "facts": facts} | refused


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


def _purpose(name: str) -> str:
    return name.split("_", maxsplit=1)[0]


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
