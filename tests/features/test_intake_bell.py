"""Storing a delivery wakes the workers that listen, in whatever process."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from services.conversations import intake_bell
from services.deps import Deps
from services.flows.accept_delivery import Intake, open_intake
from tests.factories import NOW


@pytest.fixture
async def intake(deps: Deps) -> AsyncIterator[Intake]:
    """The door of a process."""
    opened = await open_intake(deps)
    yield opened
    await opened.close()


@pytest.fixture
async def rang(deps: Deps) -> AsyncIterator[asyncio.Event]:
    """An event that each ring sets; the one at the listener's start is over."""
    heard, stop = asyncio.Event(), asyncio.Event()
    assert deps.settings.database_url is not None
    listening = asyncio.create_task(intake_bell.listen(deps.settings.database_url.get_secret_value(), heard, stop))
    await asyncio.wait_for(heard.wait(), 30)
    heard.clear()
    yield heard
    stop.set()
    await listening


async def test_storing_a_delivery_rings(intake: Intake, rang: asyncio.Event) -> None:
    await intake.accept("whatsapp", b"{}", NOW)

    await asyncio.wait_for(rang.wait(), 30)
