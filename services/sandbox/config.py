"""What the sandbox must be told to start, and where that comes from; it refuses to exist in production."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from services.errors import ConfigurationError
from services.sandbox.accounts import DEMO_ACCOUNTS, Account

DEFAULT_PORT = 8081
PRODUCT_WEBHOOK_URL = "http://127.0.0.1:8000/webhooks/meta"
# The same default as the product's own settings, so that both sides agree when nothing is set.
DEVELOPMENT_SECRET = "development-only"  # noqa: S105 — production refuses it
# Immediately, then "a few more times with decreasing frequency" (contracts/whatsapp.md 1.3); the last is repeated.
RETRY_DELAYS_SECONDS = (0.0, 1.0, 5.0, 30.0, 120.0, 600.0, 3600.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxConfig:
    """Everything a sandbox needs; the defaults are the demo's. Raises ConfigurationError in production."""

    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    webhook_url: str = PRODUCT_WEBHOOK_URL
    app_secret: str = DEVELOPMENT_SECRET
    verify_token: str = DEVELOPMENT_SECRET
    access_tokens: tuple[str, ...] = ("sandbox-token",)
    openai_keys: tuple[str, ...] = ()  # empty: any key is good
    seed: int = 7
    accounts: tuple[Account, ...] = DEMO_ACCOUNTS
    webhook_version: str = "v25.0"
    status_delay_seconds: float = 0.6
    contacts_read: bool = True  # delivered messages are read by themselves after one more delay
    strangers_in_window: bool = False  # contacts that never wrote count as inside the 24 h window
    handshake_interval_seconds: float = 1.0
    webhook_lanes: int = 16
    webhook_timeout_seconds: float = 10.0
    retry_delays_seconds: tuple[float, ...] = RETRY_DELAYS_SECONDS
    throughput_per_second: int = 80
    scenario_pause_seconds: float = 4.0  # what a reader needs between two steps
    scenario_patience_seconds: float = 20.0  # how long a scripted contact waits for an answer
    environment: str = "development"
    clock_file: Path | None = None  # where the clock's offset outlives the process

    def __post_init__(self) -> None:
        if self.environment == "production":
            raise ConfigurationError("The sandbox does not start where FLEXORAA_ENV=production.")

    @property
    def webhook_version_number(self) -> float:
        """24.0 for "v24.0"; payloads differ from 24.0 on."""
        return float(self.webhook_version.lstrip("v"))


def config_from_environment(environ: Mapping[str, str]) -> SandboxConfig:
    """Read the sandbox's part of the environment; unset variables keep the demo's defaults.

    Raises ConfigurationError in production or for a port that is not a number.
    """
    return SandboxConfig(
        port=_whole_number(environ, "FLEXORAA_SANDBOX_PORT", DEFAULT_PORT),
        webhook_url=environ.get("FLEXORAA_SANDBOX_WEBHOOK_URL", PRODUCT_WEBHOOK_URL),
        app_secret=environ.get("FLEXORAA_META_APP_SECRET", DEVELOPMENT_SECRET),
        verify_token=environ.get("FLEXORAA_META_VERIFY_TOKEN", DEVELOPMENT_SECRET),
        access_tokens=tuple(environ.get("FLEXORAA_SANDBOX_ACCESS_TOKENS", "sandbox-token").split(",")),
        seed=_whole_number(environ, "FLEXORAA_SANDBOX_SEED", 7),
        strangers_in_window=environ.get("FLEXORAA_SANDBOX_STRANGERS_IN_WINDOW", "") == "1",
        environment=environ.get("FLEXORAA_ENV", "development"),
        clock_file=Path(environ["FLEXORAA_SANDBOX_CLOCK"]) if environ.get("FLEXORAA_SANDBOX_CLOCK") else None,
    )


def _whole_number(environ: Mapping[str, str], name: str, default: int) -> int:
    value = environ.get(name, str(default))
    if not value.isdigit():
        raise ConfigurationError(f"{name} must be a whole number, not {value!r}.")
    return int(value)
