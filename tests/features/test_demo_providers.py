"""Where a demo looks for its language model."""

import pytest

from services.sandbox_process import provider_variables

SANDBOX = "http://127.0.0.1:8081"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({}, (f"{SANDBOX}/openai/v1", None), id="no key"),
        pytest.param({"OPENAI_API_KEY": "sk-real"}, (f"{SANDBOX}/openai/v1", "sandbox"), id="a real key stays here"),
        pytest.param(
            {"OPENAI_API_KEY": "sk-real", "OPENAI_BASE_URL": "https://api.openai.com/v1"},
            (f"{SANDBOX}/openai/v1", "sandbox"),
            id="a real account stays out",
        ),
        pytest.param(
            {"OPENAI_API_KEY": "mine", "OPENAI_BASE_URL": "http://127.0.0.1:9000/v1"}, (None, None), id="own model"
        ),
    ],
)
def test_demo_asks_no_model_but_one_on_this_machine(monkeypatch, given, expected):
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)

    set_to = provider_variables(SANDBOX)
    assert (set_to.get("OPENAI_BASE_URL"), set_to.get("OPENAI_API_KEY")) == expected
