"""Graph's errors: code to HTTP status and title, as an answer or in a failed status (contracts/whatsapp.md 3)."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from services.sandbox.identifiers import fbtrace_id
from services.sandbox.wire import Json

# code: (HTTP status of the current documents, title)
KNOWN: dict[int, tuple[int, str]] = {
    0: (401, "AuthException"),
    1: (400, "API Unknown"),
    2: (503, "API Service"),
    3: (500, "API Method"),
    4: (400, "API Too Many Calls"),
    10: (403, "Permission Denied"),
    33: (400, "Parameter value is not valid"),
    100: (400, "Invalid parameter"),
    190: (401, "Access token has expired"),
    200: (403, "API Permission"),
    368: (403, "Temporarily blocked for policies violations"),
    80007: (400, "Rate limit issues"),
    80008: (400, "Rate limit issues"),
    130429: (400, "Rate limit hit"),
    130472: (400, "User's number is part of an experiment"),
    130497: (403, "Business account is restricted from messaging users in this country"),
    131000: (500, "Something went wrong"),
    131005: (403, "Access denied"),
    131008: (400, "Required parameter is missing"),
    131009: (400, "Parameter value is not valid"),
    131016: (500, "Service unavailable"),
    131021: (400, "Recipient cannot be sender"),
    131026: (400, "Message undeliverable"),
    131030: (400, "Recipient phone number not in allowed list"),
    131031: (403, "Business Account locked"),
    131037: (400, "Display name approval needed"),
    131042: (400, "Business eligibility payment issue"),
    131045: (500, "Incorrect certificate"),
    131047: (400, "Re-engagement message"),
    131048: (400, "Spam rate limit hit"),
    131049: (400, "This message was not delivered to maintain healthy ecosystem engagement."),
    131050: (400, "User has stopped receiving marketing messages"),
    131051: (400, "Unsupported message type"),
    131052: (400, "Media download error"),
    131053: (400, "Media upload error"),
    131056: (400, "(Business Account, Consumer Account) pair rate limit hit"),
    131057: (500, "Account in maintenance mode"),
    131060: (400, "This message is currently unavailable"),
    131062: (400, "Business-scoped user ids are not allowed for this message"),
    132000: (400, "Number of parameters does not match the expected number of params"),
    132001: (404, "Template name does not exist in the translation"),
    132005: (400, "Translated text too long"),
    132007: (400, "Template format character policy violated"),
    132008: (400, "Template parameter value mismatch"),
    132012: (400, "Parameter format does not match format in the created template"),
    132015: (400, "Template is paused"),
    132016: (400, "Template is disabled"),
    132068: (400, "Flow is blocked"),
    132069: (400, "Flow is throttled"),
    133004: (503, "Server temporarily unavailable"),
    133010: (400, "Phone number not registered"),
    135000: (400, "Generic user error"),
    137000: (400, "Identity key mismatch"),
}
UNKNOWN = (400, "Unknown error")
OAUTH_EXCEPTION = "OAuthException"


class GraphError(Exception):
    """An answer that is an error; `more` joins the error object (subcode, user message)."""

    def __init__(self, code: int, details: str = "", *, status: int | None = None, more: Json | None = None) -> None:
        super().__init__(f"({code}) {details}")
        self.code, self.details = code, details
        self.status = status or KNOWN.get(code, UNKNOWN)[0]
        self.more = more or {}

    def as_json(self) -> Json:
        """The body in the documented shape; messaging errors carry error_data and no subcode."""
        _, title = KNOWN.get(self.code, UNKNOWN)
        summary = self.details if self.code in (100, 190) and self.details else title
        error: Json = {"message": f"(#{self.code}) {summary}", "type": OAUTH_EXCEPTION, "code": self.code}
        if self.code >= 130000:
            error["error_data"] = {"messaging_product": "whatsapp", "details": self.details or title}
        error |= self.more
        return {"error": error | {"fbtrace_id": fbtrace_id(str(self))}}


def no_such_object(object_id: str) -> GraphError:
    """Code 100 with subcode 33, type GraphMethodException."""
    details = f"Unsupported request. Object with ID '{object_id}' does not exist or cannot be loaded."
    return GraphError(100, details, more={"type": "GraphMethodException", "error_subcode": 33})


def status_error(code: int, details: str = "") -> Json:
    """The entry of `statuses[].errors[]`; title equals message."""
    title = KNOWN.get(code, UNKNOWN)[1]
    href = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/"
    return {"code": code, "title": title, "message": title, "error_data": {"details": details or title}, "href": href}


async def answer_graph_error(_request: Request, error: Exception) -> JSONResponse:
    """Starlette's handler for GraphError."""
    assert isinstance(error, GraphError)
    return JSONResponse(error.as_json(), status_code=error.status)
