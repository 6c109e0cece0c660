"""What a chat or responses request asks of the model, read into one shape for both."""

from dataclasses import dataclass
from typing import Any

from services.sandbox.openai_errors import OpenAIError
from services.sandbox.openai_schema import check_strict_schema
from services.sandbox.wire import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """Messages as (role, text); `schema` of the answer if one is asked for; `is_json` for any JSON object."""

    model: str
    messages: tuple[tuple[str, str], ...]
    schema: Json | None
    is_json: bool
    tool: Json | None
    most_tokens: int | None
    route: str

    @property
    def text(self) -> str:
        """All messages as one text, for matching and hashing."""
        return "\n".join(f"{role}: {text}" for role, text in self.messages)

    @property
    def said(self) -> str:
        """The last words of the user."""
        return next((text for role, text in reversed(self.messages) if role == "user"), "")


def chat_prompt(body: Json) -> Prompt:
    """Raises OpenAIError 400 for what the service would refuse."""
    messages = body.get("messages")
    if not isinstance(messages, list) or not messages:
        raise OpenAIError(400, "Missing required parameter: 'messages'.", param="messages")
    wanted = body.get("response_format") or {}
    tools = [tool["function"] for tool in body.get("tools") or []]
    return Prompt(
        model=_model(body),
        messages=tuple((str(m.get("role")), _text_of(m.get("content"))) for m in messages),
        schema=_schema(wanted.get("json_schema"), "response_format") if wanted.get("type") == "json_schema" else None,
        is_json=wanted.get("type") == "json_object",
        tool=_chosen_tool(tools, body.get("tool_choice")),
        most_tokens=body.get("max_completion_tokens") or body.get("max_tokens"),
        route="/chat/completions",
    )


def responses_prompt(body: Json) -> Prompt:
    """Raises OpenAIError 400 for what the service would refuse."""
    asked = body.get("input")
    if not asked:
        raise OpenAIError(400, "Missing required parameter: 'input'.", param="input")
    items = [{"role": "user", "content": asked}] if isinstance(asked, str) else asked
    heard = [(str(i.get("role", "tool")), _text_of(i.get("content", i.get("output")))) for i in items]
    instructions = [("system", body["instructions"])] if body.get("instructions") else []
    wanted = (body.get("text") or {}).get("format") or {}
    return Prompt(
        model=_model(body),
        messages=(*instructions, *heard),
        schema=_schema(wanted, "text.format.schema") if wanted.get("type") == "json_schema" else None,
        is_json=wanted.get("type") == "json_object",
        tool=_chosen_tool(body.get("tools") or [], body.get("tool_choice")),
        most_tokens=body.get("max_output_tokens"),
        route="/responses",
    )


def _model(body: Json) -> str:
    if not body.get("model"):
        raise OpenAIError(400, "you must provide a model parameter", param="model")
    return str(body["model"])


def _schema(asked: Json | None, param: str) -> Json:
    if not asked or not asked.get("name") or not isinstance(asked.get("schema"), dict):
        raise OpenAIError(400, "json_schema needs a name and a schema.", param=param)
    if asked.get("strict"):
        check_strict_schema(asked["name"], asked["schema"], param=param)
    schema: Json = asked["schema"]
    return schema


def _text_of(content: Any) -> str:  # a string, a list of parts, or nothing
    if isinstance(content, list):
        return " ".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return str(content or "")


def _chosen_tool(tools: list[Json], choice: Any) -> Json | None:  # "auto", "required" or an object that names one
    if choice == "required" and tools:
        return tools[0]
    if isinstance(choice, dict):
        name = choice.get("name") or choice.get("function", {}).get("name")
        return next((tool for tool in tools if tool.get("name") == name), None)
    return None
