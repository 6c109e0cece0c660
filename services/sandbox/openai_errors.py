"""OpenAI's error answers (contracts/openai.md 2)."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from services.sandbox.wire import Json

_TYPES = {429: "requests", 401: "invalid_request_error", 403: "invalid_request_error"}


class OpenAIError(Exception):
    """An answer that is an error."""

    def __init__(self, status: int, message: str, *, code: str | None = None, param: str | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.code, self.param = status, message, code, param

    @property
    def type(self) -> str:
        """The `type` beside the code: insufficient_quota names itself, other 429s are of type requests."""
        if self.code == "insufficient_quota":
            return "insufficient_quota"
        return "server_error" if self.status >= 500 else _TYPES.get(self.status, "invalid_request_error")

    def as_json(self) -> Json:
        """The body."""
        return {"error": {"message": self.message, "type": self.type, "param": self.param, "code": self.code}}


async def answer_openai_error(_request: Request, error: Exception) -> JSONResponse:
    """Starlette's handler for OpenAIError."""
    assert isinstance(error, OpenAIError)
    return JSONResponse(error.as_json(), status_code=error.status)
