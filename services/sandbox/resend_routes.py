"""Resend's routes: mails are checked as Resend checks them and kept in the outbox (contracts/others.md 1)."""

import re

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from services.sandbox.outbox import Sent
from services.sandbox.state import Sandbox, sandbox_of
from services.sandbox.wire import Json, read_body

MOST_RECIPIENTS = 50
_ADDRESS = re.compile(r"^(?:[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$")


class ResendError(Exception):
    """An answer that is an error."""

    def __init__(self, status: int, name: str, message: str) -> None:
        super().__init__(message)
        self.status, self.name, self.message = status, name, message

    def as_json(self) -> Json:
        """The body."""
        return {"statusCode": self.status, "name": self.name, "message": self.message}


async def answer_resend_error(_request: Request, error: Exception) -> JSONResponse:
    """Starlette's handler for ResendError."""
    assert isinstance(error, ResendError)
    return JSONResponse(error.as_json(), status_code=error.status)


async def post_email(request: Request) -> JSONResponse:
    """Take one mail; the same idempotency key again answers as the first time, with another body it is refused."""
    _check_key(request)
    sandbox, body = sandbox_of(request), await read_body(request)
    recipients = _checked(body)
    key = request.headers.get("idempotency-key", "")
    if (earlier := sandbox.mail_keys.get(key)) is not None:
        return _again(earlier, body)
    sent = _keep(sandbox, body, recipients)
    if key:
        sandbox.mail_keys[key] = (body, sent.id)
    return JSONResponse({"id": sent.id})


async def get_email(request: Request) -> JSONResponse:
    """One mail as Resend shows it."""
    _check_key(request)
    sent = sandbox_of(request).outbox.find(request.path_params["id"])
    if sent is None or sent.channel != "email":
        raise ResendError(404, "not_found", "Email not found")
    body = sent.payload | {"id": sent.id, "created_at": sent.at.isoformat(), "last_event": sent.status}
    return JSONResponse({"object": "email"} | body)


def _check_key(request: Request) -> None:
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if not key or scheme.lower() != "bearer":
        raise ResendError(401, "missing_api_key", "Missing API key in the authorization header")
    if not key.startswith("re_"):
        raise ResendError(403, "invalid_api_key", "API key is invalid")


def _checked(body: Json) -> list[str]:
    missing = [name for name in ("from", "to", "subject") if not body.get(name)]
    if missing or not (body.get("text") or body.get("html")):
        raise ResendError(422, "missing_required_field", f"Missing `{(missing or ['html'])[0]}` field.")
    recipients = [body["to"]] if isinstance(body["to"], str) else list(body["to"])
    if not _ADDRESS.match(str(body["from"])):
        raise ResendError(422, "invalid_from_address", "Invalid `from` field.")
    if len(recipients) > MOST_RECIPIENTS or not all(_ADDRESS.match(str(one)) for one in recipients):
        raise ResendError(422, "validation_error", "Invalid `to` field.")
    return [str(one) for one in recipients]


def _again(earlier: tuple[Json, str], body: Json) -> JSONResponse:
    if earlier[0] != body:
        raise ResendError(409, "invalid_idempotent_request", "Same idempotency key used with a different payload")
    return JSONResponse({"id": earlier[1]})


def _keep(sandbox: Sandbox, body: Json, recipients: list[str]) -> Sent:
    sent = Sent(
        id=sandbox.ids.uuid(),
        at=sandbox.clock.now(),
        channel="email",
        tenant="",
        inbox=str(body["from"]),
        to=", ".join(recipients),
        type="email",
        text=f"{body['subject']}\n\n{body.get('text') or body.get('html')}",
        payload=body,
        addressed_by="email",
        category="transactional",
        status="delivered",
    )
    sandbox.outbox.add(sent)
    return sent


RESEND_ROUTES: list[BaseRoute] = [
    Route("/emails", post_email, methods=["POST"]),
    Route("/emails/{id}", get_email, methods=["GET"]),
]
