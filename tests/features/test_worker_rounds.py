"""The worker's loop around its parts: what ends a round is told by kind and place, and the part goes on."""

import asyncio
from datetime import datetime

from services import worker
from services.deps import Deps
from services.worker import Part

WORDS = "my number is 98450 12345"


async def test_failed_round_tells_its_kind_and_place_and_nobodys_words(deps, capsys):
    stop = asyncio.Event()

    async def fail(_deps: Deps, _now: datetime) -> int:
        told = WORDS
        stop.set()
        raise ValueError(told)

    await worker._go_round(deps, Part(name="broken", round=fail, rest_seconds=60), stop, asyncio.Event())

    said = capsys.readouterr().out
    assert "ValueError (test_worker_rounds.py:" in said
    assert WORDS not in said
