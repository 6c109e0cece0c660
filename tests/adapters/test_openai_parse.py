"""What is taken for an answer of the language model, and how sure it was."""

import json
import math
from typing import Any

import pytest

from services.adapters.openai.failures import FallbackReason, NoAnswer
from services.adapters.openai.parse import read_answer

UNKNOWN = {"value": "unknown", "words": ""}
FORM: dict[str, Any] = {
    "intent": "urgency",
    "confidence": 0.5,
    "tone": "neutral",
    "level": UNKNOWN,
    "budget": UNKNOWN,
    "timeline": UNKNOWN,
    "objections": [],
    "signals": [],
    "sensitive": [],
    "asks_for_person": False,
    "is_small_talk": False,
    "language": "en",
    "is_hinglish": False,
}
USAGE = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15, "prompt_tokens_details": {"cached_tokens": 4}}


def body(content: str | None, finish: str = "stop", refusal: str | None = None, tokens: list[Any] | None = None) -> str:
    message = {"role": "assistant", "content": content, "refusal": refusal}
    logprobs = None if tokens is None else {"content": tokens, "refusal": None}
    choice = {"index": 0, "message": message, "finish_reason": finish, "logprobs": logprobs}
    head = {"id": "c", "object": "chat.completion", "created": 1, "model": "m"}
    return json.dumps(head | {"choices": [choice], "usage": USAGE})


def token(text: bytes, probability: float) -> dict[str, Any]:
    shown = text.decode(errors="replace")
    return {"token": shown, "bytes": list(text), "logprob": math.log(probability), "top_logprobs": []}


def filled(**fields: object) -> str:
    return json.dumps(FORM | fields)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("<html>502</html>", FallbackReason.INVALID_ANSWER, id="HTML page"),
        pytest.param("", FallbackReason.INVALID_ANSWER, id="empty body"),
        pytest.param('{"error": null}', FallbackReason.INVALID_ANSWER, id="another object"),
        pytest.param(json.dumps(json.loads(body("")) | {"choices": []}), FallbackReason.INVALID_ANSWER, id="no choice"),
        pytest.param(body(None, refusal="Sorry."), FallbackReason.REFUSED, id="refusal"),
        pytest.param(body("", finish="content_filter"), FallbackReason.FILTERED, id="content filter"),
        pytest.param(body(filled(), finish="length"), FallbackReason.TRUNCATED, id="cut although it parses"),
        pytest.param(body(filled(), finish="tool_calls"), FallbackReason.INVALID_ANSWER, id="tool call"),
        pytest.param(body('{"intent": "urg'), FallbackReason.INVALID_ANSWER, id="invalid JSON"),
        pytest.param(body("[]"), FallbackReason.INVALID_ANSWER, id="an array"),
        pytest.param(body(filled(intent="win_lottery")), FallbackReason.INVALID_ANSWER, id="unknown intent"),
        pytest.param(body(filled(confidence=7)), FallbackReason.INVALID_ANSWER, id="impossible confidence"),
        pytest.param(body(filled(confidence=math.nan)), FallbackReason.INVALID_ANSWER, id="no number"),
        pytest.param(body(filled(opted_out=False)), FallbackReason.INVALID_ANSWER, id="a field nobody asked for"),
        pytest.param(body(filled(budget=None)), FallbackReason.INVALID_ANSWER, id="missing value"),
    ],
)
def test_what_is_not_the_form_is_no_answer(text, reason):
    with pytest.raises(NoAnswer) as failed:
        read_answer(text)

    assert failed.value.reason == reason


def test_failure_keeps_the_tokens_that_were_billed_and_quotes_nothing():
    with pytest.raises(NoAnswer) as failed:
        read_answer(body("my secret words"))

    assert failed.value.usage.total_tokens == 15
    assert "secret" not in f"{failed.value!r} {failed.value} {failed.value.__cause__}"


def test_usage_tells_the_cached_tokens():
    usage = read_answer(body(filled())).usage

    assert (usage.prompt_tokens, usage.cached_tokens, usage.completion_tokens) == (10, 4, 5)


@pytest.mark.parametrize(
    ("tokens", "millis"),
    [
        pytest.param(None, 500, id="none: the model's number"),
        pytest.param([(b'{"intent": "', 0.1), (b"urg", 0.9), (b"ency", 0.8), (b'", "conf', 0.2)], 720, id="product"),
        pytest.param([(b'{"intent"', 0.1), (b': "urgency"', 0.6), (b", ", 0.2)], 600, id="token with quotes"),
        pytest.param([(b'{"intent": "support', 0.9)], 500, id="tokens of another value"),
        pytest.param([(b'{"x": "\xe0\xa4', 0.1), (b'\xb9", "intent": "urgency"', 0.7)], 700, id="half letters"),
    ],
)
def test_confidence_is_that_of_the_intents_tokens(tokens, millis):
    sent = None if tokens is None else [token(text, probability) for text, probability in tokens]

    assert read_answer(body(filled(), tokens=sent)).intent_millis == millis
