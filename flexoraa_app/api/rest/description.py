"""The REST API described from its own table: as an OpenAPI document, and as a page without scripts."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from flexoraa_app.api.rest.calls import Operation

_PROBLEM = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}
_REFUSALS = {
    "400": "The request cannot be accepted as it is",
    "401": "No token that counts",
    "403": "The key's role does not allow this",
    "404": "It does not exist in this workspace",
    "409": "The Idempotency-Key was used for another request",
    "422": "A policy refuses the message: the reason is in `detail`",
    "429": "Too fast: wait as Retry-After says",
}
_READS = ("400", "401", "403", "404", "429")
_TOKEN_BODY = {"api_key": "the key, as it was shown when it was made"}


def document(operations: Sequence[Operation], *, root: str) -> dict[str, object]:
    """The OpenAPI 3.1 document."""
    paths: dict[str, dict[str, object]] = {f"{root}/tokens": {"post": _token_operation()}}
    for operation in operations:
        paths.setdefault(f"{root}{operation.path}", {})[operation.method.lower()] = _described(operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Flexoraa", "version": "1"},
        "paths": paths,
        "security": [{"token": []}],
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
            "schemas": {"Problem": _PROBLEM},
        },
    }


def _token_operation() -> dict[str, object]:
    return {
        "summary": "Exchange an API key for a bearer token that lasts a day.",
        "security": [],
        "requestBody": _body(_TOKEN_BODY),
        "responses": {"200": {"description": "access_token, token_type, expires_in"}} | _refused(("400", "401")),
    }


def _described(operation: Operation) -> dict[str, object]:
    thing = operation.path.split("/")[1].removesuffix("s")
    in_path = [("path", "id", f"id of the {thing}")] if "{id}" in operation.path else []
    in_query = [("query", name, what) for name, what in operation.query.items()]
    in_header = [("header", name, what) for name, what in operation.headers.items()]
    parameters = [_parameter(*one) for one in (*in_path, *in_query, *in_header)]
    refusals = (*_READS, "409", "422") if operation.body else _READS
    described: dict[str, object] = {
        "summary": operation.summary,
        "description": f"Needs {operation.area.value}: {operation.access.value}.",
        "parameters": parameters,
        "responses": {str(int(operation.status)): {"description": operation.status.phrase}} | _refused(refusals),
    }
    return described | ({"requestBody": _body(operation.body)} if operation.body else {})


def _parameter(place: str, name: str, what: str) -> dict[str, object]:
    return {
        "in": place,
        "name": name,
        "description": what,
        "required": place != "query",
        "schema": {"type": "string"},
    }


def _body(fields: Mapping[str, str]) -> dict[str, object]:
    properties = {name: {"type": "string", "description": what} for name, what in fields.items()}
    schema = {"type": "object", "required": list(fields), "properties": properties}
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _refused(statuses: Sequence[str]) -> dict[str, object]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": _REFUSALS[status], "content": content} for status in statuses}


def reference_page(described: Mapping[str, Any]) -> str:
    """The document as HTML in the product's own stylesheets."""
    sheets = "".join(f'<link rel="stylesheet" href="/{name}.css">' for name in ("tokens", "shell", "parts", "pages"))
    body = "".join(_sections(described))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>API · Flexoraa</title>'
        f'<meta name="viewport" content="width=device-width">{sheets}</head>'
        f'<body><main class="page reference"><h1>REST API</h1>{body}</main></body></html>'
    )


def _sections(described: Mapping[str, Any]) -> Iterator[str]:
    yield (
        "<p>Exchange an API key for a token, then send it as <code>Authorization: Bearer …</code>. "
        "Lists give <code>data</code> and <code>next_cursor</code>, empty after the last page. "
        'Errors are problem+json. The same as <a class="link" href="/api/v1/openapi.json">OpenAPI</a>.</p>'
    )
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield f'<section class="section"><h2><code>{method.upper()} {escape(path)}</code></h2>'
            yield f"<p>{escape(operation['summary'])} {escape(operation.get('description', ''))}</p>"
            yield from _named(operation)
            yield "</section>"


def _named(operation: Mapping[str, Any]) -> Iterator[str]:
    rows = [(one["name"], one["in"], one["description"]) for one in operation.get("parameters", ())]
    if "requestBody" in operation:
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        rows += [(name, "body", one["description"]) for name, one in schema["properties"].items()]
    rows += [(status, "answer", one["description"]) for status, one in operation["responses"].items()]
    cells = "".join(
        f"<tr><td><code>{escape(name)}</code></td><td>{place}</td><td>{escape(what)}</td></tr>"
        for name, place, what in rows
    )
    yield f'<div class="table-wrap"><table class="table"><tbody>{cells}</tbody></table></div>'
