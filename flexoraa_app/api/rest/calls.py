"""What every call of the REST API passes: who calls, may they, are they too fast; and what an operation is."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from flexoraa_app.api.rest.problems import problem, problem_of
from flexoraa_app.running import deps
from flexoraa_app.session import wall_now
from services.errors import FlexoraaError, InvalidInput, NotAllowed, NotFound, SignedOut
from services.flows.api_keys import find_caller
from services.flows.record_read import record_read
from services.rules.permissions import Access, Area, Principal, may
from services.screens.paging import values_in

_BEARER = "bearer "


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One admitted call."""

    principal: Principal
    request: Request
    now: datetime  # the product's time

    def asked(self, name: str) -> str:
        """A query parameter, empty where it is missing."""
        return self.request.query_params.get(name, "")

    def cursor(self, *kinds: type) -> str:
        """The `cursor` parameter; raises InvalidInput for one that this list did not give."""
        cursor = self.asked("cursor")
        if cursor and values_in(cursor, kinds) is None:
            raise InvalidInput("The cursor is not one that this list gave.")
        return cursor

    def id(self) -> UUID:
        """The id in the path; raises NotFound for what is none."""
        return as_id(self.request.path_params["id"])

    async def body(self) -> Mapping[str, Any]:
        """The JSON object in the body; raises InvalidInput for anything else."""
        try:
            given = json.loads(await self.request.body())
        except ValueError as error:
            raise InvalidInput("The body is not JSON.") from error
        if not isinstance(given, dict):
            raise InvalidInput("The body is not a JSON object.")
        return given

    async def read(self, screen: Callable[..., Awaitable[Any]], *args: Any, **named: Any) -> Any:
        """Call a screen as the caller."""
        async with deps().db.read(self.principal) as reader:
            shown = await screen(reader, self.principal, *args, **named)
        await record_read(deps(), self.principal, screen, args, self.now)
        return shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation: route, description and permission in one place; `query` and `body` say what each name is."""

    method: str
    path: str  # below /api/v1
    summary: str
    area: Area
    access: Access
    run: Callable[[Call], Awaitable[Any]]
    query: Mapping[str, str]
    body: Mapping[str, str]
    headers: Mapping[str, str]
    status: HTTPStatus


async def answer(operation: Operation, request: Request) -> Response:
    """Let a call pass or say why not."""
    try:
        principal = await _caller(request)
        if not may(principal, operation.area, operation.access):
            raise NotAllowed
        assert principal.tenant_id is not None
        if not await deps().api_pace.admits(principal.tenant_id):
            return problem(HTTPStatus.TOO_MANY_REQUESTS, "Slow down: five calls a second for a workspace.")
        done = await operation.run(Call(principal=principal, request=request, now=deps().clock.now()))
    except FlexoraaError as error:
        return problem_of(error)
    return done if isinstance(done, Response) else JSONResponse(done, status_code=operation.status)


def as_id(words: object) -> UUID:
    """An id as text; raises NotFound for what is none."""
    try:
        return UUID(str(words))
    except ValueError as error:
        raise NotFound from error


async def _caller(request: Request) -> Principal:
    given = request.headers.get("authorization", "")
    token = given[len(_BEARER) :].strip() if given.lower().startswith(_BEARER) else ""
    principal = await find_caller(deps(), token, wall_now()) if token else None
    if principal is None:
        raise SignedOut
    return principal
