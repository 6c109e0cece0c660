"""A process that must not start says which variable is at fault, and never what was in it."""

from pathlib import Path
from typing import Any

import pytest

from services.errors import ConfigurationError
from services.settings import Settings, load_settings

PRODUCTION = {
    "FLEXORAA_ENV": "production",
    "FLEXORAA_SECRET_KEY": "s3cret-key-of-production",
    "FLEXORAA_META_APP_SECRET": "s3cret-of-the-app",
    "FLEXORAA_META_VERIFY_TOKEN": "s3cret-token",
    "FLEXORAA_KEY_FILE": "/run/secrets/keys.json",
    "FLEXORAA_AUDIT_KEY_FILE": "/run/secrets/audit-key.json",
    "DATABASE_URL": "postgresql://app:s3cret-password@db/flexoraa",
    "REDIS_URL": "redis://:s3cret-redis@live",
    "FLEXORAA_SMTP_URL": "smtp://flexoraa:s3cret-mail@mail:587",
    "FLEXORAA_MAIL_FROM": "Flexoraa <hello@flexoraa.example>",
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The variables of a process and no others of ours."""
    for field in Settings.model_fields.values():
        assert field.alias
        monkeypatch.delenv(field.alias, raising=False)

    def put(variables: dict[str, str]) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return put


def test_empty_environment_is_development_without_addresses(environment: Any) -> None:
    settings = load_settings()

    assert (settings.is_production, settings.demo, settings.runs_worker) == (False, False, True)
    assert (settings.database_url, settings.openai_api_key, settings.sandbox_url) == (None, None, None)


def test_complete_production_starts(environment: Any) -> None:
    environment(PRODUCTION)

    assert load_settings().is_production
    assert load_settings().key_file == Path("/run/secrets/keys.json")


@pytest.mark.parametrize("value", [None, "", "development-only"], ids=["missing", "empty", "the default"])
@pytest.mark.parametrize("name", ["FLEXORAA_SECRET_KEY", "FLEXORAA_META_APP_SECRET", "FLEXORAA_META_VERIFY_TOKEN"])
def test_production_refuses_by_name_a_secret_that_is(environment: Any, name: str, value: str | None) -> None:
    environment({key: old for key, old in PRODUCTION.items() if key != name} | ({} if value is None else {name: value}))

    with pytest.raises(ConfigurationError) as refusal:
        load_settings()
    assert str(refusal.value).endswith(f"In production these must be set: {name}.")


@pytest.mark.parametrize(
    "name",
    ["FLEXORAA_KEY_FILE", "FLEXORAA_AUDIT_KEY_FILE", "DATABASE_URL", "FLEXORAA_SMTP_URL", "FLEXORAA_MAIL_FROM"],
)
def test_production_does_not_make_do_without(environment: Any, name: str) -> None:
    environment({key: value for key, value in PRODUCTION.items() if key != name})

    with pytest.raises(ConfigurationError, match=name):
        load_settings()


def test_production_names_everything_that_is_missing_at_once(environment: Any) -> None:
    environment({"FLEXORAA_ENV": "production"})

    with pytest.raises(ConfigurationError) as refusal:
        load_settings()
    assert all(name in str(refusal.value) for name in PRODUCTION if name not in ("FLEXORAA_ENV", "REDIS_URL"))


def test_production_refuses_the_demo(environment: Any) -> None:
    environment(PRODUCTION | {"FLEXORAA_DEMO": "1"})

    with pytest.raises(ConfigurationError, match="FLEXORAA_DEMO"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FLEXORAA_ENV", "prod"),
        ("FLEXORAA_DATABASE_POOL_SIZE", "0"),
        ("FLEXORAA_DATABASE_POOL_SIZE", "ten"),
        ("FLEXORAA_STATEMENT_CACHE_SIZE", "-1"),
        ("FLEXORAA_QUIET_SECONDS", "61"),
        ("FLEXORAA_QUIET_SECONDS", "-1"),
        ("FLEXORAA_DEMO", "perhaps"),
        ("FLEXORAA_WORKER", "2"),
    ],
)
def test_bad_value_names_its_variable(environment: Any, name: str, value: str) -> None:
    environment({name: value})

    with pytest.raises(ConfigurationError, match=name):
        load_settings()


def test_two_bad_values_are_named_together(environment: Any) -> None:
    environment({"FLEXORAA_DEMO": "perhaps", "FLEXORAA_QUIET_SECONDS": "61"})

    with pytest.raises(ConfigurationError, match=r"(?s)FLEXORAA_DEMO.*FLEXORAA_QUIET_SECONDS|QUIET.*DEMO"):
        load_settings()


def test_no_secret_is_shown(environment: Any) -> None:
    environment(PRODUCTION)
    shown = f"{load_settings()!r} {load_settings()}"
    environment({"FLEXORAA_DEMO": "perhaps"})
    with pytest.raises(ConfigurationError) as refusal:
        load_settings()

    assert "s3cret" not in shown
    assert "s3cret" not in f"{refusal.value} {refusal.value!r}"


def test_settings_cannot_be_changed_afterwards(environment: Any) -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings().demo = True
