"""Whether the service would take a strict JSON schema; the rules of contracts/openai.md 3."""

from collections.abc import Iterator

from services.sandbox.openai_errors import OpenAIError
from services.sandbox.wire import Json

LEVELS_MOST = 10
PROPERTIES_MOST = 5000


def check_strict_schema(name: str, schema: Json, *, param: str) -> None:
    """Raise OpenAIError 400 invalid_json_schema for the first broken rule."""
    problem = next(_problems(schema), None)
    if problem:
        message = f"Invalid schema for response_format '{name}': {problem}"
        raise OpenAIError(400, message, code="invalid_json_schema", param=param)


def resolved(schema: Json, root: Json) -> Json:
    """The schema behind a local $ref."""
    while "$ref" in schema:
        schema = _target(str(schema["$ref"]), root)
    return schema


def _target(ref: str, root: Json) -> Json:
    found = root
    for step in ref.removeprefix("#").strip("/").split("/"):
        if step:
            found = found[step]
    return found


def _problems(schema: Json) -> Iterator[str]:
    if "anyOf" in schema:
        yield "the root must not be anyOf."
    if schema.get("type") != "object":
        yield f"schema must be a JSON Schema of 'type: \"object\"', got 'type: \"{schema.get('type')}\"'."
    parts = [schema, *schema.get("$defs", {}).values()]
    yield from (problem for part in parts for problem in _in_part(part, level=1))
    count = sum(_properties(part) for part in parts)
    if count > PROPERTIES_MOST:
        yield f"{count} properties, at most {PROPERTIES_MOST} are allowed."


def _in_part(schema: Json, *, level: int) -> Iterator[str]:
    if level > LEVELS_MOST:
        yield f"nesting deeper than {LEVELS_MOST} levels."
        return
    if "properties" in schema or schema.get("type") == "object":
        yield from _in_object(schema)
    deeper = level + (1 if "properties" in schema else 0)
    for child in _children(schema):
        yield from _in_part(child, level=deeper)


def _in_object(schema: Json) -> Iterator[str]:
    if schema.get("additionalProperties") is not False:
        yield "'additionalProperties' is required to be supplied and to be false."
    missing = sorted(set(schema.get("properties", {})) - set(schema.get("required", [])))
    if missing:
        yield f"'required' is required to include every key in properties. Missing '{missing[0]}'."


def _children(schema: Json) -> list[Json]:
    items = [schema["items"]] if isinstance(schema.get("items"), dict) else []
    return [*schema.get("properties", {}).values(), *schema.get("anyOf", []), *items]


def _properties(schema: Json) -> int:
    return len(schema.get("properties", {})) + sum(_properties(child) for child in _children(schema))
