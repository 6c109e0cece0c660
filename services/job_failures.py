"""What is kept of an error that ended a job or a round: its kind and its place, never its words or values.

They may be a person's. The queue and the logs have no row-level security and no keys, and their libraries would write
tracebacks with every message, the logs' even with every local variable.
"""

import traceback

from services.errors import FlexoraaError, GatewayRefused

# The innermost calls, which tell an engineer where to look.
_PLACES = 3


class JobFailed(Exception):
    """A job ended with an error; says which and where."""


def without_words(error: Exception) -> JobFailed:
    """Return what may be stored of an error: "GatewayRefused 131030 (deliver_message.py:221 _send < …)"."""
    frames = traceback.extract_tb(error.__traceback__)[-_PLACES:]
    places = " < ".join(
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in reversed(frames)
    )
    return JobFailed(f"{_kind(error)} ({places})")


def _kind(error: Exception) -> str:
    name = type(error).__name__
    if isinstance(error, GatewayRefused):
        return f"{name} {error.code}"
    if isinstance(error, FlexoraaError):
        return f"{name}: {(type(error).__doc__ or '').strip().splitlines()[0]}"
    # SQLSTATE of a database error, where there is one.
    code = getattr(error, "sqlstate", None) or getattr(getattr(error, "orig", None), "sqlstate", None)
    return f"{name} {code}" if code else name
