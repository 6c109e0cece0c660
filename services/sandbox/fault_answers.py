"""What a provider answers when an error fault strikes: its own error shape, a bare status, or a gateway's HTML page."""

from collections.abc import Callable

from starlette.responses import HTMLResponse, JSONResponse, Response

from services.sandbox.faults import Fault
from services.sandbox.graph_errors import KNOWN, GraphError
from services.sandbox.openai_errors import OpenAIError
from services.sandbox.wire import Json

HTML_PAGE = "<html><head><title>{0} Bad Gateway</title></head><body><h1>{0} Bad Gateway</h1></body></html>"


def answer_for(provider: str, fault: Fault) -> Response:
    """The error response of this provider; retry hints in the headers."""
    status = _status(fault)
    if fault.html:
        return HTMLResponse(HTML_PAGE.format(status), status_code=status)
    body = _BODIES.get(provider, _plain_body)(fault)
    return JSONResponse(body, status_code=status, headers=_retry_headers(fault))


def _status(fault: Fault) -> int:
    if fault.status:
        return fault.status
    if fault.code == "insufficient_quota":
        return 429
    return KNOWN[fault.code][0] if isinstance(fault.code, int) and fault.code in KNOWN else 500


def _retry_headers(fault: Fault) -> dict[str, str]:
    if fault.retry_after_ms is None:
        return {}
    return {"retry-after-ms": str(fault.retry_after_ms), "retry-after": f"{fault.retry_after_ms / 1000:g}"}


def _graph_body(fault: Fault) -> Json:
    by_status = {429: 130429, 401: 190, 403: 131005, 404: 132001, 503: 131016}
    guessed = by_status.get(_status(fault), 131000 if _status(fault) >= 500 else 131009)
    return GraphError(int(guessed if fault.code is None else fault.code), fault.message).as_json()


def _openai_body(fault: Fault) -> Json:
    message = fault.message or "The sandbox was asked to fail."
    return OpenAIError(_status(fault), message, code=_code(fault)).as_json()


def _code(fault: Fault) -> str | None:
    by_status = {429: "rate_limit_exceeded", 401: "invalid_api_key", 404: "model_not_found"}
    return str(fault.code) if fault.code else by_status.get(_status(fault))


def _resend_body(fault: Fault) -> Json:
    by_status = {401: "missing_api_key", 403: "invalid_api_key", 422: "validation_error", 429: "rate_limit_exceeded"}
    name = str(fault.code or by_status.get(_status(fault), "application_error"))
    message = fault.message or "The sandbox was asked to fail."
    return {"statusCode": _status(fault), "name": name, "message": message}


def _plain_body(fault: Fault) -> Json:
    return {"error": {"code": fault.code, "message": fault.message or "The sandbox was asked to fail."}}


_BODIES: dict[str, Callable[[Fault], Json]] = {"graph": _graph_body, "openai": _openai_body, "resend": _resend_body}
