"""Sets what the sandbox does to everybody: its clock, its faults, its scripted contacts. Demos only.

Clock and faults are the whole sandbox's, so every company of the demo feels them; plays and chats are an inbox's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from services.access import demand
from services.deps import Deps
from services.errors import InvalidInput
from services.flows.follow_sandbox_clock import follow_sandbox_clock
from services.flows.simulate import sandbox_and_number, sandbox_in
from services.rules.permissions import Access, Area, Principal
from services.sandbox_answers import read_control

LONGEST_MOVE_HOURS = 24 * 31
# What each switch of the page puts in force (the fields of the sandbox's faults).
FAULTS: Mapping[str, Mapping[str, object]] = {
    "duplicate": {"kind": "duplicate"},
    "reorder": {"kind": "reorder", "seconds": 3},
    "delay": {"kind": "delay", "seconds": 10},
    "drop": {"kind": "drop", "route": "messages", "probability": 0.5},
    "forge": {"kind": "bad_signature"},
    "down": {"kind": "error", "provider": "graph", "route": "/messages", "status": 503, "code": 131016},
    "busy": {"kind": "error", "provider": "graph", "route": "/messages", "status": 429, "code": 130429},
    "hang": {"kind": "hang", "provider": "graph", "route": "/messages", "seconds": 60},
    "lost_answer": {
        "kind": "error",
        "provider": "graph",
        "route": "/messages",
        "status": 502,
        "html": True,
        "after": True,
    },
    "undeliverable": {"kind": "fail_send", "code": 131026},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """How far the clock is ahead, and how often each fault in force has struck, by the page's name of it."""

    offset_seconds: int = 0
    struck: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioShown:
    """Something that can be played."""

    name: str
    title: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """A step of a play: what to watch, and whether it is done, going on, or to come."""

    watch: str
    state: str  # done, now, next


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayShown:
    """The last play of an inbox; empty where there was none."""

    name: str = ""
    title: str = ""
    contact: str = ""
    address: str = ""
    progress: str = ""  # playing, finished, stopped
    steps: list[StepShown] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What can be played to an inbox, and what is."""

    scenarios: list[ScenarioShown]
    play: PlayShown


async def show_conditions(deps: Deps, principal: Principal) -> Conditions:
    """The sandbox's clock and faults."""
    demand(principal, Area.SIMULATOR)
    sandbox = sandbox_in(deps)
    clock = await read_control(sandbox, "/_sandbox/clock")
    faults = await read_control(sandbox, "/_sandbox/faults")
    struck = {rule["name"]: int(rule["struck"]) for rule in faults["rules"] if rule["name"]}
    return Conditions(offset_seconds=int(clock["offset_seconds"]), struck=struck)


async def move_clock(deps: Deps, principal: Principal, *, hours: int) -> None:
    """Move the sandbox's clock forward, and this process's with it. Raises InvalidInput beyond a month."""
    demand(principal, Area.SIMULATOR, Access.WRITE)
    if not 0 < hours <= LONGEST_MOVE_HOURS:
        raise InvalidInput("The clock moves forward, by at most a month.")
    await sandbox_in(deps).call("POST", "/_sandbox/clock", {"advance_seconds": hours * 3600})
    await follow_sandbox_clock(deps, deps.clock.now())


async def switch_fault(deps: Deps, principal: Principal, *, name: str) -> None:
    """Put a fault in force, or lift it where it is. Raises InvalidInput for a fault that the page does not offer."""
    demand(principal, Area.SIMULATOR, Access.WRITE)
    if name not in FAULTS:
        raise InvalidInput("There is no such fault.")
    sandbox = sandbox_in(deps)
    in_force = await read_control(sandbox, "/_sandbox/faults")
    if any(rule["name"] == name for rule in in_force["rules"]):
        await sandbox.call("DELETE", f"/_sandbox/faults?name={name}")
    else:
        await sandbox.call("POST", "/_sandbox/faults", {**FAULTS[name], "name": name})


async def show_stage(deps: Deps, principal: Principal, inbox_id: str) -> Stage:
    """What can be played to the inbox, and where its last play stands."""
    demand(principal, Area.SIMULATOR)
    sandbox, number = await sandbox_and_number(deps, principal, inbox_id)
    answer = await read_control(sandbox, "/_sandbox/scenarios?" + urlencode({"inbox": number}))
    scenarios = [ScenarioShown(name=one["name"], title=one["title"], about=one["about"]) for one in answer["scenarios"]]
    playing = answer["playing"]
    return Stage(scenarios=scenarios, play=_play(playing) if playing else PlayShown())


async def play_scenario(deps: Deps, principal: Principal, inbox_id: str, *, name: str) -> None:
    """Begin a play under a number that the product has not met; one that goes on ends."""
    demand(principal, Area.SIMULATOR, Access.WRITE)
    sandbox, number = await sandbox_and_number(deps, principal, inbox_id)
    await sandbox.call("POST", "/_sandbox/scenarios", {"inbox": number, "scenario": name})


async def stop_scenario(deps: Deps, principal: Principal, inbox_id: str) -> None:
    """End the play of the inbox where it stands."""
    demand(principal, Area.SIMULATOR, Access.WRITE)
    sandbox, number = await sandbox_and_number(deps, principal, inbox_id)
    await sandbox.call("DELETE", "/_sandbox/scenarios?" + urlencode({"inbox": number}))


async def clear_up(deps: Deps, principal: Principal, inbox_id: str) -> None:
    """Lift every fault, end the inbox's play and empty its phones. Clock and product keep what they have."""
    demand(principal, Area.SIMULATOR, Access.WRITE)
    sandbox, number = await sandbox_and_number(deps, principal, inbox_id)
    await sandbox.call("DELETE", "/_sandbox/faults")
    await sandbox.call("POST", "/_sandbox/forget", {"inbox": number})


def _play(playing: Mapping[str, Any]) -> PlayShown:
    is_over, at = playing["progress"] == "finished", int(playing["at"])
    steps = [
        StepShown(watch=watch, state="done" if is_over or number < at else "now" if number == at else "next")
        for number, watch in enumerate(playing["steps"], start=1)
    ]
    return PlayShown(
        name=playing["name"],
        title=playing["title"],
        contact=playing["contact"],
        address=f"+{playing['from']}",
        progress=playing["progress"],
        steps=steps,
    )
