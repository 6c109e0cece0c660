"""How the REST API says no: problem+json (RFC 9457), with the status that each of our errors has."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import JSONResponse

from services.errors import (
    Conflict,
    FlexoraaError,
    InvalidInput,
    NotAllowed,
    NotFound,
    SignedOut,
    StorageUnavailable,
    TriedTooOften,
)
from services.rules.pacing import RETRY_AFTER_SECONDS

MEDIA_TYPE = "application/problem+json"
_STATUSES: Mapping[type[FlexoraaError], HTTPStatus] = {
    InvalidInput: HTTPStatus.BAD_REQUEST,
    SignedOut: HTTPStatus.UNAUTHORIZED,
    NotAllowed: HTTPStatus.FORBIDDEN,
    NotFound: HTTPStatus.NOT_FOUND,
    Conflict: HTTPStatus.CONFLICT,
    TriedTooOften: HTTPStatus.TOO_MANY_REQUESTS,
    StorageUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}
_HEADERS: Mapping[HTTPStatus, Mapping[str, str]] = {
    HTTPStatus.UNAUTHORIZED: {"WWW-Authenticate": 'Bearer realm="flexoraa"'},
    HTTPStatus.TOO_MANY_REQUESTS: {"Retry-After": str(RETRY_AFTER_SECONDS)},
    HTTPStatus.SERVICE_UNAVAILABLE: {"Retry-After": "5"},
}


def problem(status: HTTPStatus, detail: str) -> JSONResponse:
    """An answer that says what is wrong in a sentence."""
    body = {"type": "about:blank", "title": status.phrase, "status": int(status), "detail": detail}
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE, headers=_HEADERS.get(status))


def problem_of(error: FlexoraaError) -> JSONResponse:
    """What one of our errors is on the wire; one that no caller can act on is a 500 without details."""
    status = _STATUSES.get(type(error))
    if status is None:
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side. Try again.")
    return problem(status, str(error))
