"""POST /responses: whole and as named events (contracts/openai.md 4)."""

import json
from collections.abc import Iterator

from services.sandbox.openai_answer import Answer
from services.sandbox.openai_chat import token_logprobs
from services.sandbox.wire import Json

INCOMPLETE = {"length": "max_output_tokens", "content_filter": "content_filter"}
LOGPROBS = "message.output_text.logprobs"
ECHOED = ("instructions", "metadata", "tools", "tool_choice", "temperature", "top_p", "truncation", "text", "store")


def response(answer: Answer, body: Json, head: Json) -> Json:
    """The whole answer; `head` has id, created_at and model."""
    reason = INCOMPLETE.get(answer.finish)
    return _empty(body, head) | {
        "status": "incomplete" if reason else "completed",
        "incomplete_details": {"reason": reason} if reason else None,
        "output": [_item(answer, body, head)],
        "usage": usage(answer),
    }


def events(answer: Answer, body: Json, head: Json) -> Iterator[str]:
    """Named events with rising sequence numbers; a cut ends them early, an error is one of them."""
    rows = list(_rows(answer, body, head))
    if answer.is_cut or answer.stream_error:
        rows = rows[: len(rows) // 2]
    if answer.stream_error:
        fault = answer.stream_error
        rows.append({"type": "error", "code": fault.code, "message": fault.message or "server error", "param": None})
    for number, row in enumerate(rows):
        yield f"event: {row['type']}\ndata: {json.dumps(row | {'sequence_number': number})}\n\n"


def usage(answer: Answer) -> Json:
    """Token counts."""
    return {
        "input_tokens": answer.prompt_tokens,
        "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
        "output_tokens": answer.completion_tokens,
        "output_tokens_details": {"reasoning_tokens": 0},
        "total_tokens": answer.prompt_tokens + answer.completion_tokens,
    }


def _rows(answer: Answer, body: Json, head: Json) -> Iterator[Json]:
    begun = _empty(body, head) | {"status": "in_progress"}
    yield {"type": "response.created", "response": begun}
    yield {"type": "response.in_progress", "response": begun}
    item = _item(answer, body, head)
    emptied: Json = {"arguments": ""} if answer.call else {"content": []}
    empty = item | emptied | {"status": "in_progress"}
    yield {"type": "response.output_item.added", "output_index": 0, "item": empty}
    yield from _call_rows(item) if answer.call else _text_rows(answer, item)
    yield {"type": "response.output_item.done", "output_index": 0, "item": item}
    whole = response(answer, body, head)
    yield {"type": f"response.{whole['status']}", "response": whole}


def _text_rows(answer: Answer, item: Json) -> Iterator[Json]:
    where = {"item_id": item["id"], "output_index": 0, "content_index": 0}
    part = item["content"][0]
    kind, name = ("output_text", "text") if answer.refusal is None else ("refusal", "refusal")
    logprobs: Json = {"logprobs": []} if kind == "output_text" else {}
    yield {"type": "response.content_part.added", "part": part | {name: ""}} | where
    for piece in answer.pieces:
        yield {"type": f"response.{kind}.delta", "delta": piece} | logprobs | where
    yield {"type": f"response.{kind}.done", name: part[name]} | logprobs | where
    yield {"type": "response.content_part.done", "part": part} | where


def _call_rows(item: Json) -> Iterator[Json]:
    where = {"item_id": item["id"], "output_index": 0}
    yield {"type": "response.function_call_arguments.delta", "delta": item["arguments"]} | where
    done = {"type": "response.function_call_arguments.done", "arguments": item["arguments"], "name": item["name"]}
    yield done | where


def _item(answer: Answer, body: Json, head: Json) -> Json:
    token = head["id"].removeprefix("resp_")
    if answer.call:
        arguments = json.dumps(answer.call["arguments"])
        call = {"call_id": f"call_{token}", "name": answer.call["name"], "arguments": arguments}
        return {"type": "function_call", "id": f"fc_{token}", "status": "completed"} | call
    status = "incomplete" if answer.finish in INCOMPLETE else "completed"
    message = {"id": f"msg_{token}", "type": "message", "status": status, "role": "assistant"}
    return message | {"content": [_part(answer, body)]}


def _part(answer: Answer, body: Json) -> Json:
    if answer.refusal is not None:
        return {"type": "refusal", "refusal": answer.refusal}
    is_asked = LOGPROBS in (body.get("include") or [])
    rows = token_logprobs(answer, int(body.get("top_logprobs") or 0)) if is_asked else []
    return {"type": "output_text", "text": answer.text, "annotations": [], "logprobs": rows}


def _empty(body: Json, head: Json) -> Json:
    defaults: Json = {
        "object": "response",
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "output": [],
        "parallel_tool_calls": True,
        "previous_response_id": body.get("previous_response_id"),
        "reasoning": {"effort": None, "summary": None},
        "store": True,
        "temperature": 1.0,
        "text": {"format": {"type": "text"}},
        "tool_choice": "auto",
        "tools": [],
        "top_p": 1.0,
        "truncation": "disabled",
        "usage": None,
        "user": None,
        "metadata": {},
    }
    return defaults | {name: body[name] for name in ECHOED if body.get(name) is not None} | head
