"""What the real OpenAI SDK makes of the sandbox's answers (contracts/openai.md)."""

import json
import time
from collections.abc import Iterator
from typing import Literal

import httpx
import openai
import pytest
from openai.types import CreateEmbeddingResponse, ModerationCreateResponse
from openai.types.chat import ChatCompletion
from openai.types.responses import Response
from pydantic import BaseModel, Field

ASK = [{"role": "system", "content": "Qualify the lead."}, {"role": "user", "content": "Is a complaint form there?"}]


class Reading(BaseModel):
    intent: Literal["pricing", "complaint", "other"]
    tone: Literal["angry", "neutral"]
    budget: int | None
    score: int = Field(ge=10, le=20)
    quote: str
    reply: str
    is_urgent: bool


@pytest.fixture
def client(sandbox: httpx.Client) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(api_key="any", base_url=f"{sandbox.base_url}/openai/v1", max_retries=0, timeout=5) as client:
        yield client


def strict(schema: dict[str, object]) -> dict[str, object]:
    return {"type": "json_schema", "json_schema": {"name": "Lead", "strict": True, "schema": schema}}


def test_chat_answer_is_a_valid_completion(client):
    raw = client.chat.completions.with_raw_response.create(model="m", messages=ASK, logprobs=True, top_logprobs=2)

    whole = ChatCompletion.model_validate(json.loads(raw.text))
    tokens = whole.choices[0].logprobs.content
    assert whole.model == "m"
    assert bytes(byte for token in tokens for byte in token.bytes).decode() == whole.choices[0].message.content
    assert whole.usage.total_tokens == whole.usage.prompt_tokens + whole.usage.completion_tokens
    assert raw.headers["x-request-id"].startswith("req_")


def test_generated_structure_fits_the_schema_and_the_words_of_the_contact(client):
    answer = client.chat.completions.parse(model="m", messages=ASK, response_format=Reading)

    reading = answer.choices[0].message.parsed
    assert (reading.intent, reading.tone, reading.is_urgent) == ("complaint", "neutral", False)
    assert reading.quote in ASK[1]["content"]


def test_same_messages_get_the_same_answer_and_others_may_differ(client):
    def ask(text: str) -> str:
        message = {"role": "user", "content": text}
        answer = client.chat.completions.parse(model="m", messages=[message], response_format=Reading)
        return answer.choices[0].message.content

    assert ask("hello") == ask("hello")
    assert len({ask(f"hello {n}") for n in range(10)}) > 1


def test_responses_answer_is_valid_and_parses(client):
    answer = client.responses.parse(model="m", input="Hi", text_format=Reading)

    kept = client.responses.with_raw_response.retrieve(answer.id)
    assert Response.model_validate(json.loads(kept.text)).status == "completed"
    assert 10 <= answer.output_parsed.score <= 20


def test_chat_stream_ends_with_usage_and_says_what_the_whole_says(client):
    whole = client.chat.completions.create(model="m", messages=ASK).choices[0].message.content
    stream = client.chat.completions.create(
        model="m", messages=ASK, stream=True, stream_options={"include_usage": True}
    )
    chunks = list(stream)

    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices) == whole
    assert chunks[-2].choices[0].finish_reason == "stop"
    assert (chunks[-1].choices, chunks[-1].usage.completion_tokens > 0) == ([], True)


def test_responses_stream_has_the_documented_order_and_rising_numbers(client):
    events = list(client.responses.create(model="m", input="Hi", stream=True))

    kinds = [event.type for event in events if event.type != "response.output_text.delta"]
    assert kinds == [
        "response.created",
        "response.in_progress",
        "response.output_item.added",
        "response.content_part.added",
        "response.output_text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.completed",
    ]
    assert [event.sequence_number for event in events] == list(range(len(events)))


def test_required_tool_is_called_with_fitting_arguments(client):
    parameters = {"type": "object", "properties": {"day": {"enum": ["mon"]}}, "required": ["day"]}
    tool = {"type": "function", "function": {"name": "book", "parameters": parameters}}
    answer = client.chat.completions.create(model="m", messages=ASK, tools=[tool], tool_choice="required")

    call = answer.choices[0].message.tool_calls[0]
    assert (call.function.name, json.loads(call.function.arguments)) == ("book", {"day": "mon"})
    assert answer.choices[0].finish_reason == "tool_calls"


def test_scripted_answers_come_first_by_match_and_are_used_up(sandbox, client):
    sandbox.post("/_sandbox/openai/script", json=[{"text": "no", "match": "absent"}, {"json": {"a": 1}}])

    said = [client.chat.completions.create(model="m", messages=ASK).choices[0].message.content for _ in range(2)]
    assert said[0] == '{"a": 1}'
    assert said[1] != '{"a": 1}'
    assert sandbox.get("/_sandbox/openai/script").json() == {"waiting": 1}


@pytest.mark.parametrize(
    "schema",
    [
        pytest.param({"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}, id="open object"),
        pytest.param(
            {"type": "object", "properties": {"a": {"type": "string"}}, "required": [], "additionalProperties": False},
            id="optional key",
        ),
        pytest.param({"type": "array", "items": {"type": "string"}}, id="root array"),
        pytest.param({"anyOf": [{"type": "object"}]}, id="root anyOf"),
        pytest.param(
            {
                "type": "object",
                "properties": {"a": {"type": "object", "additionalProperties": {"type": "integer"}}},
                "required": ["a"],
                "additionalProperties": False,
            },
            id="free keys inside",
        ),
    ],
)
def test_schema_that_the_service_refuses_is_refused(client, schema):
    with pytest.raises(openai.BadRequestError) as refused:
        client.chat.completions.create(model="m", messages=ASK, response_format=strict(schema))

    assert refused.value.code == "invalid_json_schema"


@pytest.mark.parametrize(
    ("fault", "error", "code"),
    [
        pytest.param({"status": 429, "retry_after_ms": 10}, openai.RateLimitError, "rate_limit_exceeded", id="429"),
        pytest.param({"code": "insufficient_quota"}, openai.RateLimitError, "insufficient_quota", id="quota"),
        pytest.param({"status": 500}, openai.InternalServerError, None, id="500"),
        pytest.param({"status": 502, "html": True}, openai.InternalServerError, None, id="HTML 502"),
        pytest.param({"status": 401}, openai.AuthenticationError, "invalid_api_key", id="401"),
    ],
)
def test_error_fault_raises_the_sdks_class(sandbox, client, fault, error, code):
    sandbox.post("/_sandbox/faults", json={"kind": "error", "provider": "openai", "times": 1} | fault)

    with pytest.raises(error) as raised:
        client.chat.completions.create(model="m", messages=ASK)
    assert getattr(raised.value, "code", None) == code
    assert client.chat.completions.create(model="m", messages=ASK).choices[0].finish_reason == "stop"


def test_sdk_retries_after_the_hint_and_succeeds(sandbox, client):
    rule = {"kind": "error", "provider": "openai", "status": 429, "retry_after_ms": 5, "times": 2}
    sandbox.post("/_sandbox/faults", json=rule)

    assert client.with_options(max_retries=2).models.list().data
    calls = sandbox.get("/_sandbox/requests", params={"provider": "openai"}).json()["requests"]
    assert [call["status"] for call in calls] == [429, 429, 200]


def test_hang_runs_into_the_clients_timeout(sandbox, client):
    sandbox.post("/_sandbox/faults", json={"kind": "hang", "provider": "openai", "times": 1, "seconds": 0.5})

    began = time.monotonic()
    with pytest.raises(openai.APITimeoutError):
        client.with_options(timeout=0.1).chat.completions.create(model="m", messages=ASK)
    assert time.monotonic() - began < 0.4


@pytest.mark.parametrize(
    ("kind", "finish", "has_refusal"),
    [("refusal", "stop", True), ("length", "length", False), ("content_filter", "content_filter", False)],
)
def test_answer_fault_shows_in_finish_reason_or_refusal(sandbox, client, kind, finish, has_refusal):
    sandbox.post("/_sandbox/faults", json={"kind": kind, "provider": "openai"})

    choice = client.chat.completions.create(model="m", messages=ASK).choices[0]
    assert choice.finish_reason == finish
    assert (choice.message.refusal is not None) == has_refusal


def test_invalid_json_fault_breaks_the_structure(sandbox, client):
    sandbox.post("/_sandbox/faults", json={"kind": "invalid_json", "provider": "openai"})

    content = client.chat.completions.create(model="m", messages=ASK).choices[0].message.content
    with pytest.raises(json.JSONDecodeError):
        json.loads(content)


def test_truncated_response_is_incomplete(sandbox, client):
    sandbox.post("/_sandbox/faults", json={"kind": "length", "provider": "openai"})

    answer = client.responses.create(model="m", input="Hi")
    assert (answer.status, answer.incomplete_details.reason) == ("incomplete", "max_output_tokens")


def test_cut_stream_ends_without_finish_reason_and_raises_nothing(sandbox, client):
    sandbox.post("/_sandbox/faults", json={"kind": "cut", "provider": "openai"})

    chunks = list(client.chat.completions.create(model="m", messages=ASK, stream=True))
    assert [chunk.choices[0].finish_reason for chunk in chunks] == [None] * len(chunks)


def test_error_inside_a_stream_raises(sandbox, client):
    sandbox.post("/_sandbox/faults", json={"kind": "stream_error", "provider": "openai"})

    with pytest.raises(openai.APIError):
        list(client.chat.completions.create(model="m", messages=ASK, stream=True))


def test_embeddings_are_unit_vectors_in_the_sdks_base64(client):
    raw = client.embeddings.with_raw_response.create(model="e", input=["red car", "red car", "moon"], dimensions=64)
    vectors = [row.embedding for row in raw.parse().data]

    as_floats = client.embeddings.create(model="e", input="red car", dimensions=64, encoding_format="float")
    assert sum(x * x for x in vectors[0]) == pytest.approx(1, abs=1e-5)
    assert vectors[0] == vectors[1] != vectors[2]
    assert list(vectors[0]) == pytest.approx(as_floats.data[0].embedding, abs=1e-6)
    CreateEmbeddingResponse.model_validate(as_floats.model_dump())


def test_moderation_has_every_category(client):
    calm, flagged = client.moderations.create(input=["hello", "I hate you"]).results

    assert (calm.flagged, flagged.flagged, flagged.categories.hate) == (False, True, True)
    ModerationCreateResponse.model_validate({"id": "modr-1", "model": "m", "results": [calm.model_dump(by_alias=True)]})


def test_call_without_a_key_is_an_authentication_error(sandbox):
    answer = sandbox.post("/openai/v1/chat/completions", json={"model": "m", "messages": ASK})

    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "invalid_api_key")
