"""How the sandbox reads what arrives: bodies as JSON objects or as forms with JSON inside, and what it calls JSON."""

import json
from typing import Any, TypeAlias

from starlette.datastructures import FormData
from starlette.requests import Request

# Any: these are other companies' payloads, passed on as they came.
Json: TypeAlias = dict[str, Any]


class BadBodyError(Exception):
    """The body is not a JSON object or form."""


async def read_body(request: Request) -> Json:
    """The request's fields; Graph takes JSON and forms whose values are JSON alike. Raises BadBodyError."""
    kind = request.headers.get("content-type", "")
    if kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data")):
        async with request.form() as form:
            return _fields_of(form)
    raw = await request.body()
    try:
        body = json.loads(raw) if raw else {}
    except ValueError as error:
        raise BadBodyError from error
    if not isinstance(body, dict):
        raise BadBodyError
    return body


def _fields_of(form: FormData) -> Json:
    return {name: _value_of(value) for name, value in form.items() if isinstance(value, str)}


def _value_of(text: str) -> Any:  # a form's value is whatever JSON it holds
    if text[:1] not in "{[":
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text
