"""What a command needs around it: the embedded services where none are named, the settings, and a clean way out."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from services.embedded import supervisor
from services.settings import Settings, load_settings

PROJECT = Path(__file__).parent.parent
DEFAULT_DATA = PROJECT / ".flexoraa"
_ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def leave_on_signals() -> None:
    """From now on a signal to end unwinds the main thread: every `with` stops what it started; exit status 0."""
    for number in _ENDING_SIGNALS:
        signal.signal(number, _leave)


def _leave(_number: int, _frame: object) -> None:
    for again in _ENDING_SIGNALS:
        signal.signal(again, signal.SIG_IGN)
    sys.exit(0)


@contextmanager
def backing_services(data: Path) -> Iterator[None]:
    """Database and Valkey reachable through the environment: those it names, else embedded ones in `data`.

    In production nothing is embedded: what is missing is named when the settings are read.
    Raises CannotStart.
    """
    os.environ["FLEXORAA_DATA"] = str(data)
    if os.environ.get("FLEXORAA_ENV") == "production":
        yield
        return
    embedded = supervisor.start(data, os.environ)
    os.environ.update(embedded.variables)
    try:
        yield
    finally:
        embedded.stop()


@contextmanager
def configured(data: Path) -> Iterator[Settings]:
    """The settings of a process whose backing services run. Raises CannotStart or ConfigurationError."""
    with backing_services(data):
        yield load_settings()
