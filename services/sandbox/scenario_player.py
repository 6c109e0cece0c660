"""Plays a scripted contact to an inbox: acts, waits for the product's answer, leaves time to read, and goes on."""

import asyncio
from dataclasses import dataclass
from enum import StrEnum

from services.sandbox.accounts import Account
from services.sandbox.inbound import contact_writes, number_changes
from services.sandbox.scenarios import Scenario, Step, content_for
from services.sandbox.state import Sandbox
from services.sandbox.wire import Json

LOOK_EVERY_SECONDS = 0.1


class Progress(StrEnum):
    """Where a play stands."""

    PLAYING = "playing"
    FINISHED = "finished"
    STOPPED = "stopped"


@dataclass(slots=True, kw_only=True)
class Play:
    """A scenario with the contact's present number; `at` counts the steps begun."""

    scenario: Scenario
    account: Account
    phone: str
    origin: str
    at: int = 0
    progress: Progress = Progress.PLAYING

    def as_json(self) -> Json:
        """The `playing` of `GET /_sandbox/scenarios`."""
        return {
            "name": self.scenario.name,
            "title": self.scenario.title,
            "contact": self.scenario.contact,
            "from": self.phone,
            "at": self.at,
            "progress": self.progress.value,
            "steps": [step.watch for step in self.scenario.steps],
        }


class ScenarioPlayer:
    """The last play of each inbox; a new one ends the one before."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._plays: dict[str, Play] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def start(self, account: Account, scenario: Scenario, origin: str) -> Play:
        """Begin a play under a number that nobody has used yet."""
        self.stop(account)
        play = Play(scenario=scenario, account=account, phone=self._sandbox.numbers.new(account), origin=origin)
        self._plays[account.phone_number_id] = play
        self._tasks[account.phone_number_id] = asyncio.create_task(self._run(play))
        return play

    def stop(self, account: Account) -> None:
        """End the play of an inbox where it stands."""
        task = self._tasks.pop(account.phone_number_id, None)
        play = self._plays.get(account.phone_number_id)
        if task and play and play.progress is Progress.PLAYING:
            task.cancel()
            play.progress = Progress.STOPPED

    def stop_all(self) -> None:
        """End every play."""
        for play in list(self._plays.values()):
            self.stop(play.account)

    def forget(self, account: Account) -> None:
        """End the play of an inbox, and show none."""
        self.stop(account)
        self._plays.pop(account.phone_number_id, None)

    def of(self, account: Account) -> Play | None:
        """The last play of an inbox."""
        return self._plays.get(account.phone_number_id)

    async def _run(self, play: Play) -> None:
        for step in play.scenario.steps:
            play.at += 1
            sent_before = self._answers(play)
            self._act(play, step)
            if step.is_answered:
                await self._answer_after(play, sent_before)
            await asyncio.sleep(self._sandbox.config.scenario_pause_seconds)
        play.progress = Progress.FINISHED

    def _act(self, play: Play, step: Step) -> None:
        sandbox, account = self._sandbox, play.account
        if step.advance_seconds:
            sandbox.clock.advance(step.advance_seconds)
        if step.changes_number:
            new_phone = sandbox.numbers.new(account)
            number_changes(sandbox, account, old_phone=play.phone, new_phone=new_phone)
            play.phone = new_phone
        if step.content:
            row = {
                "inbox": account.phone_number_id,
                "from": play.phone,
                "name": play.scenario.contact,
                "times": step.times,
                **content_for(step, account.tenant),
            }
            contact_writes(sandbox, row, play.origin)

    async def _answer_after(self, play: Play, sent_before: int) -> None:
        """Return when the product has sent something more, or has had its time."""
        looks = int(self._sandbox.config.scenario_patience_seconds / LOOK_EVERY_SECONDS)
        for _ in range(looks):
            if self._answers(play) > sent_before:
                return
            await asyncio.sleep(LOOK_EVERY_SECONDS)

    def _answers(self, play: Play) -> int:
        return len(self._sandbox.outbox.matching(channel=play.account.channel, to=play.phone, since=None))
