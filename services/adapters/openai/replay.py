"""Reads recorded turns again: by the local engine, from a language model's stored answer, or by a new call."""

import functools
import json
from collections.abc import Mapping, Sequence

from services.adapters.local_ai.engine import LocalEngine
from services.adapters.local_ai.weights import FOLDER
from services.adapters.openai.combine import combine
from services.adapters.openai.engine import OpenAiEngine
from services.adapters.openai.failures import FallbackReason, NoAnswer
from services.adapters.openai.parse import Answer, read_form
from services.adapters.openai.prices import Usage
from services.adapters.openai.prompt import ACTIVE_PROMPT, load_prompt, prompt_names
from services.ports import EngineReading, PromptFile
from services.rules.reading import Reading
from services.rules.turn_text import TurnText


class EngineReplayer:
    """Implements Replayer; `asked` is None where no key is given, which refuses new calls only."""

    def __init__(self, local: LocalEngine, asked: OpenAiEngine | None) -> None:
        self._local = local
        self._asked = asked

    @property
    def local_model(self) -> str:
        """The version of the local weights."""
        return self._local.model

    @property
    def language_model(self) -> str | None:
        """The language model, None without a key."""
        return self._asked.model if self._asked else None

    @property
    def prompts(self) -> Sequence[PromptFile]:
        """Every prompt that ships, oldest first."""
        return tuple(_file(name) for name in prompt_names())

    @functools.cached_property
    def card(self) -> Mapping[str, object]:
        """What the training wrote beside the weights."""
        found: Mapping[str, object] = json.loads((FOLDER / "card.json").read_text("utf-8"))
        return found

    async def read_locally(self, turn: TurnText) -> EngineReading:
        """Read with the weights that ship now."""
        return await self._local.read(turn)

    async def take_up(self, turn: TurnText, output: str, stated_millis: int) -> Reading:
        """Combine a stored answer with the local reading, as on the day. Raises NoAnswer."""
        form = read_form(output)
        local = await self._local.read(turn)
        answer = Answer(form=form, content=output, model="", intent_millis=stated_millis, usage=Usage())
        return combine(turn, local.reading, answer)

    async def ask(self, turn: TurnText, prompt: str) -> EngineReading:
        """Call the model with one of the prompts that ship. Raises NoAnswer."""
        if self._asked is None:
            raise NoAnswer(FallbackReason.NOT_ALLOWED)
        return await self._asked.ask(turn, prompt)


def _file(name: str) -> PromptFile:
    prompt = load_prompt(name)
    return PromptFile(name=name, hash=prompt.hash, text=prompt.instruction, is_default=name == ACTIVE_PROMPT)
