"""What follows from the provider's error codes."""

import pytest

from services.rules.send_errors import SendAction, marketing_pause_seconds, retry_after_seconds, rule_for

DAY = 86_400


@pytest.mark.parametrize(
    ("code", "action"),
    [
        pytest.param(190, SendAction.HALT_INBOX, id="token-expired"),
        pytest.param(250, SendAction.HALT_INBOX, id="permission-range"),
        pytest.param(131031, SendAction.HALT_INBOX, id="account-locked"),
        pytest.param(131047, SendAction.CLOSE_WINDOW, id="window-closed"),
        pytest.param(131050, SendAction.OPT_OUT, id="marketing-stopped"),
        pytest.param(131049, SendAction.PAUSE_MARKETING, id="marketing-cap"),
        pytest.param(132015, SendAction.STOP_TEMPLATE, id="template-paused"),
        pytest.param(131026, SendAction.FAIL, id="undeliverable"),
        pytest.param(130472, SendAction.FAIL, id="experiment-is-not-resent"),
        pytest.param(131056, SendAction.RETRY, id="pair-limit"),
        pytest.param(999_999, SendAction.FAIL, id="never-seen"),
    ],
)
def test_code_leads_to_its_action(code: int, action: SendAction) -> None:
    assert rule_for(code).action is action


def test_pair_limit_waits_four_to_the_power_of_the_try_and_gives_up() -> None:
    waits = [retry_after_seconds(rule_for(131056), attempt) for attempt in range(6)]

    assert waits == [1, 4, 16, 64, 256, None]


@pytest.mark.parametrize("code", [131047, 131049, 131026, 190])
def test_refusal_that_is_not_temporary_is_never_retried(code: int) -> None:
    assert retry_after_seconds(rule_for(code), 0) is None


def test_marketing_cap_waits_a_day_and_longer_each_time() -> None:
    assert [marketing_pause_seconds(rule_for(131049), earlier) for earlier in range(3)] == [DAY, 2 * DAY, 4 * DAY]
    assert marketing_pause_seconds(rule_for(131047), 0) == 0
