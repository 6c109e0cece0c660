"""OpenAI's routes: who may call, which model answers, and the headers that come with it (contracts/openai.md)."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from services.sandbox.openai_answer import answer_to, tokens_of
from services.sandbox.openai_chat import chunks, completion
from services.sandbox.openai_errors import OpenAIError
from services.sandbox.openai_prompt import chat_prompt, responses_prompt
from services.sandbox.openai_responses import events, response
from services.sandbox.openai_vectors import embeddings, moderations
from services.sandbox.state import Sandbox, sandbox_of
from services.sandbox.wire import BadBodyError, Json, read_body

EVENT_STREAM = "text/event-stream"
STORED_MOST = 1000
MODELS = ("gpt-4o-mini", "text-embedding-3-small", "omni-moderation-latest")  # any other name is taken as well


async def post_chat(request: Request) -> Response:
    """A chat completion, whole or streamed."""
    sandbox, body = await _allowed(request)
    prompt = chat_prompt(body)
    answer = answer_to(sandbox, prompt)
    head: Json = {"id": f"chatcmpl-{sandbox.ids.token()}", "created": _now(sandbox), "model": prompt.model}
    if body.get("stream"):
        return StreamingResponse(chunks(answer, body, head), media_type=EVENT_STREAM, headers=_headers(sandbox))
    return _json(sandbox, completion(answer, body, head))


async def post_response(request: Request) -> Response:
    """A response, whole or streamed; kept for GET unless store is false."""
    sandbox, body = await _allowed(request)
    prompt = responses_prompt(body)
    answer = answer_to(sandbox, prompt)
    head: Json = {"id": f"resp_{sandbox.ids.token()}", "created_at": _now(sandbox), "model": prompt.model}
    whole = response(answer, body, head)
    if body.get("store") is not False and len(sandbox.responses) < STORED_MOST:
        sandbox.responses[head["id"]] = whole | {"_input": body["input"]}
    if body.get("stream"):
        return StreamingResponse(events(answer, body, head), media_type=EVENT_STREAM, headers=_headers(sandbox))
    return _json(sandbox, whole)


async def stored_response(request: Request) -> Response:
    """GET, cancel or DELETE a response that was kept."""
    sandbox, _ = await _allowed(request)
    kept = _kept(sandbox, request)
    if request.method == "DELETE":
        del sandbox.responses[kept["id"]]
        return _json(sandbox, {"id": kept["id"], "object": "response", "deleted": True})
    return _json(sandbox, {name: value for name, value in kept.items() if name != "_input"})


async def input_items(request: Request) -> Response:
    """What a kept response was asked."""
    sandbox, _ = await _allowed(request)
    asked: Any = _kept(sandbox, request)["_input"]
    rows = [{"type": "message", "role": "user", "content": asked}] if isinstance(asked, str) else asked
    return _json(sandbox, {"object": "list", "data": rows, "has_more": False})


async def input_tokens(request: Request) -> Response:
    """How many tokens a request would take in."""
    sandbox, body = await _allowed(request)
    prompt = responses_prompt({"model": "any"} | body)
    return _json(sandbox, {"object": "response.input_tokens", "input_tokens": tokens_of(prompt.text)})


async def post_embeddings(request: Request) -> Response:
    """Vectors."""
    sandbox, body = await _allowed(request)
    return _json(sandbox, embeddings(body))


async def post_moderations(request: Request) -> Response:
    """Flags."""
    sandbox, body = await _allowed(request)
    return _json(sandbox, moderations(body, sandbox.ids.token()))


async def get_models(request: Request) -> Response:
    """A short list; requests may name any model."""
    sandbox, _ = await _allowed(request)
    rows = [{"id": name, "object": "model", "created": 0, "owned_by": "sandbox"} for name in MODELS]
    return _json(sandbox, {"object": "list", "data": rows})


async def _allowed(request: Request) -> tuple[Sandbox, Json]:
    sandbox = sandbox_of(request)
    key = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    if not key or (sandbox.config.openai_keys and key not in sandbox.config.openai_keys):
        raise OpenAIError(401, "Incorrect API key provided.", code="invalid_api_key")
    try:
        return sandbox, await read_body(request)
    except BadBodyError as error:
        raise OpenAIError(400, "We could not parse the JSON body of your request.") from error


def _kept(sandbox: Sandbox, request: Request) -> Json:
    response_id = request.path_params["id"]
    if response_id not in sandbox.responses:
        raise OpenAIError(404, f"Response with id '{response_id}' not found.", param="id")
    return sandbox.responses[response_id]


def _json(sandbox: Sandbox, body: Json) -> JSONResponse:
    return JSONResponse(body, headers=_headers(sandbox))


def _headers(sandbox: Sandbox) -> dict[str, str]:
    return {
        "x-request-id": f"req_{sandbox.ids.token()}",
        "openai-processing-ms": "1",
        "openai-version": "2020-10-01",
        "openai-organization": "sandbox",
        "x-ratelimit-limit-requests": "10000",
        "x-ratelimit-remaining-requests": "9999",
        "x-ratelimit-reset-requests": "6ms",
        "x-ratelimit-limit-tokens": "1000000",
        "x-ratelimit-remaining-tokens": "999000",
        "x-ratelimit-reset-tokens": "60ms",
    }


def _now(sandbox: Sandbox) -> int:
    return int(sandbox.clock.seconds())


OPENAI_ROUTES: list[BaseRoute] = [
    Route("/chat/completions", post_chat, methods=["POST"]),
    Route("/responses", post_response, methods=["POST"]),
    Route("/responses/input_tokens", input_tokens, methods=["POST"]),
    Route("/responses/{id}", stored_response, methods=["GET", "DELETE"]),
    Route("/responses/{id}/cancel", stored_response, methods=["POST"]),
    Route("/responses/{id}/input_items", input_items, methods=["GET"]),
    Route("/embeddings", post_embeddings, methods=["POST"]),
    Route("/moderations", post_moderations, methods=["POST"]),
    Route("/models", get_models, methods=["GET"]),
]
