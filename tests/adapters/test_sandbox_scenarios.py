"""Scripted contacts play to the end, step by step, and their phones show what became of what was sent."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import httpx
import pytest

from services.sandbox.clock import SandboxClock
from services.sandbox.config import SandboxConfig
from services.sandbox.in_thread import serving
from services.sandbox.scenarios import SCENARIOS

ASHA = "106540352242922"
TOKEN = {"Authorization": "Bearer good-token"}
Until: TypeAlias = Callable[[Callable[[], bool]], None]


@pytest.fixture(scope="module")
def hasty(sandbox_config: SandboxConfig) -> Iterator[httpx.Client]:
    """A sandbox whose contacts wait for nothing."""
    values = {name: getattr(sandbox_config, name) for name in ("webhook_url", "app_secret", "verify_token")}
    config = SandboxConfig(**values, scenario_pause_seconds=0, scenario_patience_seconds=0, throughput_per_second=1000)
    with serving(config) as url, httpx.Client(base_url=url, trust_env=False) as client:
        yield client


@pytest.mark.parametrize("name", [scenario.name for scenario in SCENARIOS])
def test_scenario_plays_to_its_end(hasty: httpx.Client, until: Until, name: str) -> None:
    began = hasty.post("/_sandbox/scenarios", json={"inbox": ASHA, "scenario": name}).json()["playing"]

    def play() -> dict[str, object]:
        return hasty.get("/_sandbox/scenarios", params={"inbox": ASHA}).json()["playing"]

    until(lambda: play()["progress"] == "finished")
    assert play()["at"] == len(began["steps"])
    said = [row["text"] for row in hasty.get("/_sandbox/inbound", params={"inbox": ASHA}).json()["messages"]]
    assert not [text for text in said if "{" in text]


def test_contact_of_a_play_is_new_each_time(hasty: httpx.Client) -> None:
    numbers = {
        hasty.post("/_sandbox/scenarios", json={"inbox": ASHA, "scenario": "hot"}).json()["playing"]["from"]
        for _ in range(3)
    }

    assert len(numbers) == 3


def test_message_has_two_ticks_once_the_product_took_it(
    sandbox: httpx.Client, listener: Any, settle: Callable[[], None]
) -> None:
    sandbox.post("/_sandbox/inbound", json={"inbox": ASHA, "from": "+919811110001", "text": "Hi"})
    settle()
    sandbox.post("/_sandbox/faults", json={"kind": "drop"})
    sandbox.post("/_sandbox/inbound", json={"inbox": ASHA, "from": "+919811110001", "text": "Lost"})

    rows = sandbox.get("/_sandbox/inbound", params={"from": "919811110001"}).json()["messages"]
    assert [(row["text"], row["is_taken"]) for row in rows] == [("Hi", True), ("Lost", False)]


def test_phone_that_is_off_catches_up_when_it_is_on(sandbox: httpx.Client, listener: Any, until: Until) -> None:
    about = {"inbox": ASHA, "from": "+919811110002"}
    sandbox.post("/_sandbox/inbound", json={**about, "text": "Hi"})
    sandbox.post("/_sandbox/attention", json={**about, "attention": "off"})
    body = {"messaging_product": "whatsapp", "to": "+919811110002", "type": "text", "text": {"body": "Hello"}}
    sandbox.post(f"/graph/{ASHA}/messages", json=body, headers=TOKEN).raise_for_status()

    def statuses() -> list[str]:
        [sent] = sandbox.get("/_sandbox/outbox", params={"to": "919811110002"}).json()["messages"]
        return [entry["status"] for entry in sent["history"]]

    until(lambda: statuses() == ["sent"])
    sandbox.post("/_sandbox/attention", json={**about, "attention": "away"})
    assert statuses() == ["sent", "delivered"]
    sandbox.post("/_sandbox/attention", json={**about, "attention": "reading"})
    assert statuses() == ["sent", "delivered", "read"]


def test_faults_are_lifted_by_name_and_say_how_often_they_struck(sandbox: httpx.Client, listener: Any) -> None:
    for name in ("one", "two"):
        sandbox.post("/_sandbox/faults", json={"kind": "drop", "name": name})
    sandbox.post("/_sandbox/inbound", json={"inbox": ASHA, "from": "+919811110003", "text": "Hi"})

    left = sandbox.delete("/_sandbox/faults", params={"name": "two"}).json()["rules"]

    assert [(rule["name"], rule["struck"]) for rule in left] == [("one", 1)]


def test_clock_goes_on_where_it_was_moved_to(tmp_path: Path) -> None:
    SandboxClock(tmp_path / "clock").advance(3600)

    assert SandboxClock(tmp_path / "clock").offset_seconds == 3600
    assert SandboxClock().offset_seconds == 0
