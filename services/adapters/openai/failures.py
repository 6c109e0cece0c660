"""Why the language model gave no answer, as a closed set of words; they stand in decision records and metrics."""

from enum import StrEnum

from services.adapters.openai.prices import Usage
from services.errors import GatewayError


class FallbackReason(StrEnum):
    """The local engine read the turn because of this."""

    DEADLINE = "deadline"
    UNREACHABLE = "unreachable"  # no connection, reset, or a body that ends early
    SERVER_ERROR = "server_error"
    RATE_LIMITED = "rate_limited"
    NO_CREDIT = "no_credit"  # insufficient_quota
    NOT_ALLOWED = "not_allowed"  # key, country or model: configuration
    REJECTED = "rejected"  # the service does not take the request
    RESTING = "resting"  # the breaker is open: not called
    TRUNCATED = "truncated"
    REFUSED = "refused"
    FILTERED = "filtered"
    INVALID_ANSWER = "invalid_answer"  # no JSON, or JSON that is not the form


class NoAnswer(GatewayError):
    """The language model did not answer."""

    def __init__(
        self, reason: FallbackReason, *, usage: Usage | None = None, rest_seconds: float | None = None
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.usage = usage  # what was billed although nothing usable came
        self.rest_seconds = rest_seconds  # how long not to call again, None where one failure says nothing
