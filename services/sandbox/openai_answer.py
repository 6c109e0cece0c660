"""What the model says to a prompt: the script's answer, else a generated one, bent by the faults that strike."""

import hashlib
import json
from dataclasses import dataclass, replace
from random import Random

from services.sandbox.faults import Fault, FaultKind
from services.sandbox.openai_fill import REPLIES, Filler
from services.sandbox.openai_prompt import Prompt
from services.sandbox.openai_reader import fills
from services.sandbox.openai_script import ScriptedAnswer
from services.sandbox.state import Sandbox
from services.sandbox.wire import Json

CHARACTERS_PER_TOKEN = 4
REFUSAL_TEXT = "I'm sorry, I can't help with that."


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Exactly one of text, refusal and call is meant; `finish` in the words of chat completions."""

    text: str = ""
    refusal: str | None = None
    call: Json | None = None
    finish: str = "stop"
    prompt_tokens: int = 0
    is_cut: bool = False
    stream_error: Fault | None = None

    @property
    def completion_tokens(self) -> int:
        """About four characters each."""
        return tokens_of(self.text or self.refusal or json.dumps(self.call))

    @property
    def pieces(self) -> list[str]:
        """The text in the pieces in which tokens arrive."""
        text = self.text or self.refusal or ""
        return [text[i : i + CHARACTERS_PER_TOKEN] for i in range(0, len(text), CHARACTERS_PER_TOKEN)]


def tokens_of(text: str) -> int:
    """An estimate that is stable, not a tokenizer."""
    return max(1, -(-len(text) // CHARACTERS_PER_TOKEN))


def answer_to(sandbox: Sandbox, prompt: Prompt) -> Answer:
    """The answer, with the tokens of the prompt counted."""
    scripted = sandbox.script.take(prompt.text)
    answer = _from_script(scripted) if scripted else _generated(prompt, sandbox.config.seed)
    answer = replace(answer, prompt_tokens=tokens_of(prompt.text))
    return _bent(sandbox, prompt, _within_limit(answer, prompt))


def random_for(seed: int, text: str) -> Random:
    """The same draws for the same seed and messages."""
    return Random(hashlib.sha256(f"{seed}|{text}".encode()).digest())


def _from_script(scripted: ScriptedAnswer) -> Answer:
    if scripted.refusal is not None:
        return Answer(refusal=scripted.refusal)
    if scripted.tool_calls:
        return Answer(call=scripted.tool_calls[0], finish="tool_calls")
    return Answer(text=json.dumps(scripted.json, ensure_ascii=False) if scripted.text is None else scripted.text)


def _generated(prompt: Prompt, seed: int) -> Answer:
    random = random_for(seed, prompt.text)
    if prompt.tool is not None:
        schema = prompt.tool.get("parameters") or {"type": "object", "properties": {}}
        arguments = Filler(root=schema, said=prompt.said, random=random).value(schema)
        return Answer(call={"name": prompt.tool["name"], "arguments": arguments}, finish="tool_calls")
    if prompt.schema is not None:
        filler = Filler(root=prompt.schema, said=prompt.said, random=random)
        filled = fills(prompt.schema, prompt.said) or filler.value(prompt.schema)
        return Answer(text=json.dumps(filled, ensure_ascii=False))
    reply = random.choice(REPLIES)
    return Answer(text=json.dumps({"reply": reply}) if prompt.is_json else reply)


def _within_limit(answer: Answer, prompt: Prompt) -> Answer:
    """Plain text stops at the limit; generated JSON does not, because its token count is only an estimate."""
    if prompt.most_tokens is None or prompt.schema is not None or answer.completion_tokens <= prompt.most_tokens:
        return answer
    return replace(answer, text=answer.text[: prompt.most_tokens * CHARACTERS_PER_TOKEN], finish="length")


def _bent(sandbox: Sandbox, prompt: Prompt, answer: Answer) -> Answer:
    def strikes(kind: FaultKind) -> Fault | None:
        return sandbox.faults.draw(kind, provider="openai", route=prompt.route)

    if strikes(FaultKind.REFUSAL):
        return replace(answer, text="", call=None, refusal=REFUSAL_TEXT, finish="stop")
    if strikes(FaultKind.CONTENT_FILTER):
        return replace(answer, text="", call=None, finish="content_filter")
    if strikes(FaultKind.LENGTH):
        return replace(answer, text=answer.text[: len(answer.text) // 2], finish="length")
    if strikes(FaultKind.INVALID_JSON):
        return replace(answer, text='{"reply": "this never', finish="stop")
    return replace(answer, is_cut=strikes(FaultKind.CUT) is not None, stream_error=strikes(FaultKind.STREAM_ERROR))
