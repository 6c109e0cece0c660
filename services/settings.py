"""Reads the environment once, checks it, and names what is missing; nothing else reads the environment."""

from enum import StrEnum
from pathlib import Path
from typing import Self

from pydantic import Field, PositiveInt, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from services.crash_points import CrashPoint
from services.errors import ConfigurationError

RESEND_API_URL = "https://api.resend.com"
META_GRAPH_URL = "https://graph.facebook.com/v25.0"
_DEVELOPMENT_SECRET = "development-only"  # noqa: S105  # production refuses it


class Environment(StrEnum):
    """Where the product runs; production refuses every default secret and all demo data."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


class Settings(BaseSettings):
    """The environment variables of `interfaces` in one frozen object; the README lists them with their defaults."""

    model_config = SettingsConfigDict(frozen=True, populate_by_name=True, extra="ignore")

    environment: Environment = Field(Environment.DEVELOPMENT, alias="FLEXORAA_ENV")
    data_dir: Path = Field(Path(".flexoraa"), alias="FLEXORAA_DATA")
    public_url: str = Field("http://127.0.0.1:8000", alias="FLEXORAA_PUBLIC_URL")
    database_url: SecretStr | None = Field(None, alias="DATABASE_URL")
    migration_database_url: SecretStr | None = Field(None, alias="FLEXORAA_MIGRATION_DATABASE_URL")
    queue_database_url: SecretStr | None = Field(None, alias="FLEXORAA_QUEUE_DATABASE_URL")
    redis_url: SecretStr | None = Field(None, alias="REDIS_URL")
    database_pool_size: PositiveInt = Field(10, alias="FLEXORAA_DATABASE_POOL_SIZE")
    statement_cache_size: int = Field(256, alias="FLEXORAA_STATEMENT_CACHE_SIZE", ge=0)

    secret_key: SecretStr = Field(SecretStr(_DEVELOPMENT_SECRET), alias="FLEXORAA_SECRET_KEY")
    # AWS KMS where it has a key, else the file; with both, the file opens what it wrapped before.
    kms_key_id: str | None = Field(None, alias="FLEXORAA_KMS_KEY_ID")
    kms_url: str | None = Field(None, alias="AWS_ENDPOINT_URL_KMS")
    key_file: Path | None = Field(None, alias="FLEXORAA_KEY_FILE")

    deployment: str = Field("flexoraa", alias="FLEXORAA_DEPLOYMENT", pattern=r"^[a-z0-9.-]{1,80}$")
    audit_key_file: Path | None = Field(None, alias="FLEXORAA_AUDIT_KEY_FILE")
    anchor_dir: Path | None = Field(None, alias="FLEXORAA_ANCHOR_DIR")
    anchor_bucket: str | None = Field(None, alias="FLEXORAA_ANCHOR_BUCKET")

    erasure_journal: Path | None = Field(None, alias="FLEXORAA_ERASURE_JOURNAL")
    # How long the operator keeps backups; certificates of erasure say when the last one expires.
    backup_retention_days: PositiveInt = Field(90, alias="FLEXORAA_BACKUP_RETENTION_DAYS")

    meta_app_secret: SecretStr = Field(SecretStr(_DEVELOPMENT_SECRET), alias="FLEXORAA_META_APP_SECRET")
    meta_verify_token: SecretStr = Field(SecretStr(_DEVELOPMENT_SECRET), alias="FLEXORAA_META_VERIFY_TOKEN")
    meta_graph_url: str = Field(META_GRAPH_URL, alias="FLEXORAA_META_GRAPH_URL")

    openai_api_key: SecretStr | None = Field(None, alias="OPENAI_API_KEY")
    openai_base_url: str | None = Field(None, alias="OPENAI_BASE_URL")
    openai_model: str = Field("gpt-4o-mini", alias="FLEXORAA_OPENAI_MODEL")

    # Resend where it has a key, else SMTP; without either, mails wait until there is one.
    resend_api_key: SecretStr | None = Field(None, alias="RESEND_API_KEY")
    resend_api_url: str = Field(RESEND_API_URL, alias="RESEND_API_URL")
    smtp_url: SecretStr | None = Field(None, alias="FLEXORAA_SMTP_URL")
    mail_from: str = Field("Flexoraa <no-reply@flexoraa.invalid>", alias="FLEXORAA_MAIL_FROM")

    demo: bool = Field(False, alias="FLEXORAA_DEMO")
    runs_worker: bool = Field(True, alias="FLEXORAA_WORKER")
    sandbox_url: str | None = Field(None, alias="FLEXORAA_SANDBOX_URL")
    quiet_seconds: int | None = Field(None, alias="FLEXORAA_QUIET_SECONDS", ge=0, le=60)
    turns_per_second: PositiveInt = Field(5, alias="FLEXORAA_TURNS_PER_SECOND", le=1000)
    crash_at: CrashPoint | None = Field(None, alias="FLEXORAA_CRASH_AT")
    use_embeddings: bool = Field(True, alias="FLEXORAA_USE_EMBEDDINGS")

    @property
    def is_production(self) -> bool:
        """Whether defaults that are only fit for development must be refused."""
        return self.environment is Environment.PRODUCTION

    @model_validator(mode="after")
    def _refuse_defaults_in_production(self) -> Self:
        if not self.is_production:
            return self
        secrets = {
            "FLEXORAA_SECRET_KEY": self.secret_key,
            "FLEXORAA_META_APP_SECRET": self.meta_app_secret,
            "FLEXORAA_META_VERIFY_TOKEN": self.meta_verify_token,
        }
        missing = [name for name, value in secrets.items() if value.get_secret_value() in ("", _DEVELOPMENT_SECRET)]
        missing += [] if self.key_file or self.kms_key_id else ["FLEXORAA_KEY_FILE or FLEXORAA_KMS_KEY_ID"]
        missing += [] if self.audit_key_file or not self.runs_worker else ["FLEXORAA_AUDIT_KEY_FILE"]
        missing += [] if self.database_url else ["DATABASE_URL"]
        missing += [] if self.resend_api_key or self.smtp_url else ["RESEND_API_KEY or FLEXORAA_SMTP_URL"]
        # Invitations, resets and digests need a sender that exists.
        missing += [] if "mail_from" in self.model_fields_set else ["FLEXORAA_MAIL_FROM"]
        if missing:
            raise ConfigurationError(f"In production these must be set: {', '.join(missing)}.")
        if self.demo:
            raise ConfigurationError("FLEXORAA_DEMO cannot be used in production.")
        if self.crash_at:
            raise ConfigurationError("FLEXORAA_CRASH_AT cannot be used in production.")
        return self

    @property
    def has_one_database_address(self) -> bool:
        """Whether migrations run over the application's own address, which is privileged then."""
        return self.migration_database_url in (None, self.database_url)


def load_settings(**overrides: object) -> Settings:
    """Read the environment; `overrides` win over it (tests, the command line).

    Raises ConfigurationError naming the variable at fault.
    """
    try:
        return Settings(**overrides)  # type: ignore[arg-type]  # pydantic checks each value by its declared type
    except ValidationError as error:
        faults = [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors(include_url=False)]
        raise ConfigurationError("; ".join(faults)) from error
