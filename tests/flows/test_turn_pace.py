"""A burst of one company waits for its own places; nobody else's turn waits behind it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from services.deps import Deps

Waits = Callable[[Any], Awaitable[list[int]]]


@pytest.fixture
def waits_of(deps: Deps) -> Waits:
    """Milliseconds that each of a company's turns waits beyond the first one's quiet time, in the order of places."""

    async def read(company: Any) -> list[int]:
        statement = text(
            """select execute_after - created from queue.pgqueuer where entrypoint = 'answer_turn'
               and convert_from(payload, 'utf8')::json ->> 'tenant_id' = :tenant order by execute_after"""
        )
        async with deps.db.read(company.system) as reader:
            waits = list((await reader.execute(statement, {"tenant": str(company.tenant_id)})).scalars())
        return [round((wait - waits[0]).total_seconds() * 1000) for wait in waits]

    return read


def _crowd(person: Any, number: int) -> list[Any]:
    return [replace(person, phone=f"{person.phone}{n}", user_id=f"{person.user_id}{n}") for n in range(number)]


async def test_burst_of_one_company_is_spread_and_delays_nobody_else(
    receive, waits_of, messages_of, wire, other_wire, ravi, asha, borneo
):
    burst = [wire.text(one, f"wamid.p.{n}", "hello") for n, one in enumerate(_crowd(ravi, 8))]

    await receive(wire.body(*burst), other_wire.body(other_wire.text(ravi, "wamid.p.other", "hello")))

    assert await waits_of(asha) == [0, 0, 0, 0, 0, 200, 400, 600]
    assert await waits_of(borneo) == [0]
    assert len(await messages_of(asha)) == 8


async def test_messages_of_one_turn_take_one_place(receive, waits_of, wire, ravi, asha):
    crowd = _crowd(ravi, 5)
    again = [wire.text(crowd[0], f"wamid.q.again.{n}", "and another") for n in range(6)]

    await receive(wire.body(*(wire.text(one, f"wamid.q.{n}", "hello") for n, one in enumerate(crowd)), *again))

    assert await waits_of(asha) == [0] * 5
