"""What leaves the database on the way of a message carries ids only: job payloads, Redis, log lines."""

import asyncio
import json
import logging
from uuid import UUID

import structlog
from factories import make_company
from redis.asyncio import Redis
from small_world import live_a_morning
from sqlalchemy import text
from twins import NAME, PHONE, TYPED, WORDS, Twins, make_twins

from services.adapters.redis_live.client import CHANNEL
from services.deps import Deps
from services.jobs import JobName
from services.rules.plans import PlanCode


async def test_jobs_carry_ids_only(deps: Deps, twins: Twins) -> None:
    async with deps.db.read(twins.own.system) as tx:
        [*rows] = await tx.execute(text("select entrypoint, payload, dedupe_key from queue.pgqueuer"))

    strangers = [
        (row.entrypoint, name, value)
        for row in rows
        if row.entrypoint in set(JobName)
        for name, value in json.loads(row.payload).items()
        if not _is_plain(value)
    ]
    assert rows
    assert strangers == []
    assert [typed for typed in TYPED if typed in repr(rows)] == []


async def test_redis_hears_topics_and_ids_and_keeps_nothing(deps: Deps) -> None:
    address = deps.settings.redis_url
    assert address is not None
    company = await make_company(deps, plan=PlanCode.FULL_OS)
    async with Redis.from_url(address.get_secret_value()) as redis, redis.monitor() as monitor:
        await live_a_morning(deps, company)
        await redis.set("the end", "", ex=1)
        commands: list[str] = []
        async for one in monitor.listen():
            commands.append(str(one["command"]))
            if "the end" in commands[-1]:
                break
        kept = [str(key) async for key in redis.scan_iter()]

    published = [json.loads(one.partition(CHANNEL)[2].strip()) for one in commands if one.startswith("PUBLISH")]
    own = [nudge for nudges in published for nudge in nudges if nudge[0] == str(company.tenant_id)]
    assert own
    assert [part for _, topic, ids in own for part in (topic, *ids) if not _is_plain(part)] == []
    assert [key for key in kept if "the end" not in key and str(company.tenant_id) in key] == []


async def test_log_lines_tell_nothing_that_a_contact_wrote(deps: Deps, logged: list[str]) -> None:
    own = await make_company(deps, plan=PlanCode.FULL_OS)
    other = await make_company(deps, plan=PlanCode.FULL_OS)

    await make_twins(deps, own, other)
    logging.getLogger("services").info("heard")
    structlog.get_logger().warning("heard too")
    await asyncio.sleep(0)

    assert [line for line in logged if any(typed in line for typed in (NAME, WORDS, PHONE))] == []
    assert len([line for line in logged if "heard" in line]) == 2


def _is_plain(value: object) -> bool:
    """An id, a number, or a short word of a closed set."""
    if isinstance(value, int):
        return True
    try:
        UUID(str(value))
    except ValueError:
        return str(value).replace("_", "").replace(".", "").isalnum() and len(str(value)) <= 24
    return True
