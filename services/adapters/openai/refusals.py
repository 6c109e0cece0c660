"""What an error of the SDK means for us: the closed word, and how long to leave the service alone.

The classes and codes are those of contracts/openai.md, section 2.
"""

import re

import openai

from services.adapters.openai.failures import FallbackReason, NoAnswer

# Only a person ends these: by paying, or by changing the key or the model.
NO_CREDIT_REST_SECONDS = 300.0
NOT_ALLOWED_REST_SECONDS = 300.0
RATE_LIMIT_REST_SECONDS = 10.0  # where a 429 names no time
LONGEST_REST_SECONDS = 600.0
_NUMBER = re.compile(r"\d+(\.\d+)?", re.ASCII)
_FILTER_CODES = frozenset({"content_filter", "content_policy_violation"})


def no_answer(error: openai.APIError) -> NoAnswer:
    """The failure that an SDK error stands for; a timeout is the caller's to tell."""
    match error:
        case openai.RateLimitError() if "insufficient_quota" in (error.code, error.type):
            return NoAnswer(FallbackReason.NO_CREDIT, rest_seconds=NO_CREDIT_REST_SECONDS)
        case openai.RateLimitError():
            return NoAnswer(FallbackReason.RATE_LIMITED, rest_seconds=_asked_rest(error))
        case openai.AuthenticationError() | openai.PermissionDeniedError() | openai.NotFoundError():
            return NoAnswer(FallbackReason.NOT_ALLOWED, rest_seconds=NOT_ALLOWED_REST_SECONDS)
        case openai.InternalServerError():
            # An overloaded service (503) may say when to come back.
            return NoAnswer(FallbackReason.SERVER_ERROR, rest_seconds=_header_seconds(error))
        case openai.APIStatusError() if error.code in _FILTER_CODES:
            return NoAnswer(FallbackReason.FILTERED)
        case openai.APIStatusError():
            return NoAnswer(FallbackReason.REJECTED)
        case openai.APIConnectionError():
            return NoAnswer(FallbackReason.UNREACHABLE)
        case _:
            return NoAnswer(FallbackReason.INVALID_ANSWER)


def _asked_rest(error: openai.APIStatusError) -> float:
    seconds = _header_seconds(error)
    return RATE_LIMIT_REST_SECONDS if seconds is None else seconds


def _header_seconds(error: openai.APIStatusError) -> float | None:
    """The pause of retry-after-ms or retry-after, None without a usable one (an HTTP date is none)."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        written = error.response.headers.get(name, "")
        if _NUMBER.fullmatch(written):
            return min(float(written) * unit, LONGEST_REST_SECONDS)
    return None
