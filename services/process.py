"""What a command needs around it: the embedded services where none are named, the settings, and a clean way out."""

import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from services.embedded import supervisor
from services.errors import CannotStart
from services.settings import Settings, load_settings

PROJECT = Path(__file__).parent.parent
DEFAULT_DATA = PROJECT / ".flexoraa"
ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def leave_on_signals() -> None:
    """From now on a signal to end unwinds the main thread: every `with` stops what it started; exit status 0."""
    for number in ENDING_SIGNALS:
        signal.signal(number, _leave)


def _leave(_number: int, _frame: object) -> None:
    for again in ENDING_SIGNALS:
        signal.signal(again, signal.SIG_IGN)
    sys.exit(0)


@contextmanager
def listening_socket(host: str, port: int, *, choice: str) -> Iterator[socket.socket]:
    """A socket bound to the address, kept from the first moment so that nobody takes it while we start.

    Raises CannotStart, which names `choice`: where the user sets another port.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen(2048)
        except OSError as error:
            reason = error.strerror or error
            raise CannotStart(
                f"Port {port} on {host} cannot be used ({reason}): choose another by {choice}."
            ) from error
        yield listener


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
