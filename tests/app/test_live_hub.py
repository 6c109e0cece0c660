"""The hub brings a tenant's nudges to its open tabs and to nobody else's."""

import asyncio
from uuid import UUID

from flexoraa_app.live import QUEUE_SIZE, Hub
from services.ports import Nudge

ASHA, BORNEO = UUID(int=1), UUID(int=2)


def nudge(tenant_id: UUID, *ids: str, topic: str = "conversation") -> Nudge:
    """A nudge of the tenant about the ids."""
    return Nudge(tenant_id=tenant_id, topic=topic, ids=ids)


def test_a_tab_hears_of_its_own_tenant_only() -> None:
    hub = Hub()
    with hub.tab(ASHA, "tab") as queue:
        hub.deliver(nudge(BORNEO, "b"))
        hub.deliver(nudge(ASHA, "a"))

        assert queue.get_nowait().ids == ("a",)
        assert queue.empty()


def test_a_tab_that_is_behind_loses_the_oldest_nudge_not_the_newest() -> None:
    hub = Hub()
    with hub.tab(ASHA, "tab") as queue:
        for number in range(QUEUE_SIZE + 1):
            hub.deliver(nudge(ASHA, str(number)))

        heard = [queue.get_nowait().ids[0] for _ in range(queue.qsize())]
        assert heard == [str(number) for number in range(1, QUEUE_SIZE + 1)]


def test_a_tab_that_reopens_is_not_closed_by_its_former_self() -> None:
    hub = Hub()
    with hub.tab(ASHA, "tab"):
        reopened = hub.tab(ASHA, "tab")
        queue = reopened.__enter__()
    hub.deliver(nudge(ASHA, "a"))

    assert queue.get_nowait().ids == ("a",)


async def test_nudges_that_follow_closely_are_taken_together() -> None:
    hub = Hub()
    changes = hub.changes(ASHA, "tab", frozenset({"conversation"}))
    first = asyncio.ensure_future(anext(changes))
    await asyncio.sleep(0)
    hub.deliver(nudge(ASHA, "1"))
    assert await first == {"1"}

    hub.deliver(nudge(ASHA, "2"))
    hub.deliver(nudge(ASHA, "other", topic="wallet"))
    hub.deliver(nudge(ASHA, "3"))

    assert await anext(changes) == {"2", "3"}
    await changes.aclose()
