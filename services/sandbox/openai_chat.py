"""POST /chat/completions: whole and streamed (contracts/openai.md 3)."""

import json
import math
from collections.abc import Iterator

from services.sandbox.openai_answer import Answer, random_for
from services.sandbox.wire import Json

PROMPT_DETAILS = {"cached_tokens": 0, "audio_tokens": 0}
COMPLETION_DETAILS = {
    "reasoning_tokens": 0,
    "audio_tokens": 0,
    "accepted_prediction_tokens": 0,
    "rejected_prediction_tokens": 0,
}


def completion(answer: Answer, body: Json, head: Json) -> Json:
    """The whole answer; `head` has id, created and model."""
    message, logprobs = _message(answer, head["id"]), _logprobs(answer, body)
    choice = {"message": message, "logprobs": logprobs, "finish_reason": answer.finish}
    choices = [{"index": index} | choice for index in range(int(body.get("n") or 1))]
    return head | {
        "object": "chat.completion",
        "choices": choices,
        "usage": usage(answer),
        "service_tier": "default",
        "system_fingerprint": "fp_sandbox",
    }


def chunks(answer: Answer, body: Json, head: Json) -> Iterator[str]:
    """The answer as server-sent events; a cut ends them without finish_reason and [DONE]."""
    pieces = answer.pieces
    whole = _delta_chunks(answer, head)
    if answer.is_cut or answer.stream_error:
        yield from whole[: 1 + len(pieces) // 2]
        if answer.stream_error:
            yield _event({"error": _stream_error(answer)})
        return
    yield from whole
    yield _chunk(head, {}, answer.finish)
    if (body.get("stream_options") or {}).get("include_usage"):
        yield _event(head | {"object": "chat.completion.chunk", "choices": [], "usage": usage(answer)})
    yield "data: [DONE]\n\n"


def usage(answer: Answer) -> Json:
    """Token counts."""
    return {
        "prompt_tokens": answer.prompt_tokens,
        "completion_tokens": answer.completion_tokens,
        "total_tokens": answer.prompt_tokens + answer.completion_tokens,
        "prompt_tokens_details": PROMPT_DETAILS,
        "completion_tokens_details": COMPLETION_DETAILS,
    }


def token_logprobs(answer: Answer, most: int) -> list[Json]:
    """One row per piece; probabilities between about 0.7 and 1, stable for the same text."""
    random = random_for(0, answer.text)
    return [_token(piece, -random.random() * 0.35, most) for piece in answer.pieces]


def _message(answer: Answer, answer_id: str) -> Json:
    message: Json = {
        "role": "assistant",
        "content": None if answer.refusal is not None or answer.call else answer.text,
        "refusal": answer.refusal,
        "annotations": [],
    }
    if answer.call:
        message["tool_calls"] = [_tool_call(answer.call, answer_id)]
    return message


def _tool_call(call: Json, answer_id: str) -> Json:
    function = {"name": call["name"], "arguments": json.dumps(call["arguments"])}
    return {"id": f"call_{answer_id[-12:]}", "type": "function", "function": function}


def _logprobs(answer: Answer, body: Json) -> Json | None:
    if not body.get("logprobs"):
        return None
    return {"content": token_logprobs(answer, int(body.get("top_logprobs") or 0)), "refusal": None}


def _token(piece: str, logprob: float, most: int) -> Json:
    token = {"token": piece, "logprob": logprob, "bytes": list(piece.encode())}
    other = {"token": "…", "logprob": math.log1p(-math.exp(logprob) + 1e-9), "bytes": list("…".encode())}
    return token | {"top_logprobs": [token, other][:most]}


def _delta_chunks(answer: Answer, head: Json) -> list[str]:
    first = _chunk(head, {"role": "assistant", "content": None if answer.call else ""}, None)
    if answer.call:
        return [first, _chunk(head, {"tool_calls": [{"index": 0} | _tool_call(answer.call, head["id"])]}, None)]
    name = "content" if answer.refusal is None else "refusal"
    return [first, *(_chunk(head, {name: piece}, None) for piece in answer.pieces)]


def _chunk(head: Json, delta: Json, finish: str | None) -> str:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    return _event(head | {"object": "chat.completion.chunk", "choices": [choice], "usage": None})


def _stream_error(answer: Answer) -> Json:
    fault = answer.stream_error
    message = (fault.message if fault else "") or "The server had an error while processing your request."
    return {"message": message, "type": "server_error", "param": None, "code": fault.code if fault else None}


def _event(data: Json) -> str:
    return f"data: {json.dumps(data)}\n\n"
