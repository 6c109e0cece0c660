"""The command `flexoraa`: reads arguments, calls one function, and turns foreseen errors into one line.

Exit status: 0 done, 1 failed, 2 wrong usage. A subcommand imports what it runs when it runs.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from services.errors import CannotStart, FlexoraaError
from services.process import DEFAULT_DATA, ENDING_SIGNALS, configured, leave_on_signals, listening_socket
from services.settings import Settings

Run = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand; the exit status."""
    options = _parser().parse_args(arguments)
    run: Run = options.run
    try:
        return run(options)
    except FlexoraaError as error:
        print(f"flexoraa: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="flexoraa", description="Qualifies leads over chat.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_up(commands)
    _add_worker(commands)
    _add_sandbox(commands)
    _add_migrate(commands)
    _add_seed(commands)
    _add_read(commands)
    _add_bench(commands)
    _add_check(commands)
    _add_verify(commands)
    _add_export_log(commands)
    _add_replay(commands)
    return parser


def _add_up(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("up", help="pages, API, webhooks and worker in one process")
    command.add_argument("--demo", action="store_true", help="start the sandbox and fill in two demo tenants")
    command.add_argument("--port", type=_port, default=8000, help="default 8000")
    command.add_argument("--host", default="127.0.0.1", help="default 127.0.0.1")
    command.add_argument("--no-worker", action="store_true", help="leave jobs to `flexoraa worker`")
    _add_data(command)
    command.set_defaults(run=_up)


def _add_worker(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("worker", help="jobs, sweeps and the sealer alone, beside `flexoraa up --no-worker`")
    _add_data(command)
    command.set_defaults(run=_worker)


def _add_sandbox(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("sandbox", help="the providers' stand-ins alone")
    command.add_argument("--port", type=_port, default=8081, help="default 8081")
    command.set_defaults(run=_sandbox)


def _add_migrate(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("migrate", help="bring the database to the newest schema")
    _add_data(command)
    command.set_defaults(run=_migrate)


def _add_seed(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("seed", help="fill the database; what is there is left alone")
    command.add_argument("--demo", action="store_true", required=True, help="two companies with a month of history")
    _add_data(command)
    command.set_defaults(run=_seed)


def _add_read(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("read", help="read labelled files, one JSON line out for each line in")
    command.add_argument("--task", required=True, choices=["intent", "dialog", "language", "safety"])
    command.add_argument("--provider", default="local", choices=["local"])
    command.add_argument("file", type=Path, metavar="FILE.jsonl")
    command.set_defaults(run=_read)


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("check", help="recompute every invariant from the stored data; 1 if one is broken")
    command.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    _add_data(command)
    command.set_defaults(run=_check)


def _add_bench(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("bench", help="measure, with a reference measured in the same run")
    command.add_argument(
        "name", metavar="NAME", help="all, accept, pipeline, live, memory, start, seal, verify or search"
    )
    command.add_argument("--quick", action="store_true", help="show that it works; the figures mean nothing")
    command.add_argument("--output", type=_folder, metavar="FILE", default="bench.json", help="default bench.json")
    command.set_defaults(run=_bench)


def _add_verify(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "verify", help="check an export of the audit log offline; 1 if broken, 2 if unreadable"
    )
    command.add_argument("bundle", type=Path, metavar="BUNDLE.zip")
    command.add_argument("--key", action="append", default=[], help="a public key that you trust; others do not count")
    command.add_argument(
        "--anchors", action="append", default=[], type=Path, help="checkpoints that were kept elsewhere"
    )
    command.add_argument("--json", action="store_true", help="one JSON object instead of words")
    command.set_defaults(run=_verify)


def _add_export_log(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("export-log", help="write a tenant's audit log as a bundle that `verify` checks")
    command.add_argument("tenant", metavar="TENANT", help="its slug")
    command.add_argument("bundle", type=_folder, metavar="BUNDLE.zip")
    _add_data(command)
    command.set_defaults(run=_export_log)


def _add_replay(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "replay", help="read a conversation again as recorded, or the past with a candidate; 1 if anything differs"
    )
    command.add_argument("tenant", metavar="TENANT", help="its slug")
    command.add_argument("--conversation", metavar="ID", help="replay every decision of one conversation")
    command.add_argument("--candidate", metavar="NAME", help="a prompt, or `local`: replay the past through the gate")
    command.add_argument("--most", type=int, default=200, help="how many past readings, default 200")
    _add_data(command)
    command.set_defaults(run=_replay)


def _add_data(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--data",
        type=_folder,
        metavar="DIR",
        default=os.environ.get("FLEXORAA_DATA") or str(DEFAULT_DATA),
        help="folder of the embedded services, default .flexoraa beside the sources",
    )


def _folder(text: str) -> Path:
    return Path(text).absolute()


def _port(text: str) -> int:
    if not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: give a number from 0 to 65535")
    return int(text)


def _up(options: argparse.Namespace) -> int:
    from services.up import Options, up

    up(
        Options(
            host=options.host,
            port=options.port,
            data=options.data,
            demo=options.demo,
            worker=not options.no_worker,
        )
    )
    return 0


def _worker(options: argparse.Namespace) -> int:
    import uvloop

    from services.runtime import running
    from services.worker import work_until

    async def work(settings: Settings) -> None:
        stop = asyncio.Event()
        for number in ENDING_SIGNALS:
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        async with running(settings) as deps:
            await work_until(deps, stop)

    with configured(options.data) as settings:
        uvloop.run(work(settings))
    return 0


def _sandbox(options: argparse.Namespace) -> int:
    from services.sandbox.server import main as serve

    leave_on_signals()
    # Found busy here, the port gets our words instead of uvicorn's.
    with listening_socket("127.0.0.1", options.port, choice="--port") as free:
        port = free.getsockname()[1]
    serve(port)
    return 0


def _migrate(options: argparse.Namespace) -> int:
    from services.up import prepare

    with configured(options.data) as settings:
        asyncio.run(prepare(settings))
    return 0


def _seed(options: argparse.Namespace) -> int:
    from services.up import fill_demo, prepare

    with configured(options.data) as settings:
        asyncio.run(prepare(settings))
        asyncio.run(fill_demo(settings))
    return 0


def _read(options: argparse.Namespace) -> int:
    from services.adapters.local_ai.read_command import read_file

    return read_file(options.task, options.provider, options.file, sys.stdout)


def _check(options: argparse.Namespace) -> int:
    import asyncpg

    from services.checks import words
    from services.checks.run import Report, check_invariants
    from services.checks.signatures import Witness
    from services.runtime import running

    async def check(settings: Settings) -> Report:
        async with running(settings) as deps:
            outside = Witness(deployment=settings.deployment, keys=deps.checkpoint_keys, stores=deps.anchors)
            return await check_invariants(deps.db, deps.clock.now(), witness=outside)

    with configured(options.data) as settings:
        try:
            report = asyncio.run(check(settings))
        except (OSError, asyncpg.PostgresError) as error:  # unwrapped, as it comes from connecting only
            raise CannotStart(f"PostgreSQL cannot be reached ({error}): look at DATABASE_URL.") from error
    _say(words.as_json(report) if options.json else "\n".join(words.lines(report)))
    return 1 if report.violations else 0


def _say(text: str) -> None:
    """Print a long text; whoever reads it may leave early, as `head` does."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # What is left in the buffer must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _verify(options: argparse.Namespace) -> int:
    from services.verifier.flexoraa_verify import report

    return report(options)


def _export_log(options: argparse.Namespace) -> int:
    from services.flows.export_log import export_for_operator
    from services.runtime import running

    async def export(settings: Settings) -> int:
        async with running(settings) as deps:
            return await export_for_operator(deps, options.tenant, options.bundle, deps.clock.now())

    with configured(options.data) as settings:
        size = asyncio.run(export(settings))
    print(f"{options.bundle}: {size:,} events. Check it with: flexoraa verify {options.bundle}")
    return 0


def _replay(options: argparse.Namespace) -> int:
    from services.flows.replay_command import Wanted, replay_for_operator
    from services.runtime import running

    async def replay(settings: Settings) -> tuple[int, list[str]]:
        async with running(settings) as deps:
            wanted = Wanted(
                slug=options.tenant,
                conversation=options.conversation,
                candidate=options.candidate,
                most=options.most,
            )
            return await replay_for_operator(deps, wanted, deps.clock.now())

    with configured(options.data) as settings:
        status, lines = asyncio.run(replay(settings))
    _say("\n".join(lines))
    return status


def _bench(options: argparse.Namespace) -> int:
    from services.bench.figures import Size
    from services.bench.run import ALL, BENCHES, run
    from services.clock import SystemClock

    if options.name not in (ALL, *BENCHES):
        print(f"flexoraa: there is no benchmark {options.name!r}: {', '.join((ALL, *BENCHES))}.", file=sys.stderr)
        return 2
    size = Size.QUICK if options.quick else Size.FULL
    run(options.name, size=size, output=options.output, now=SystemClock().now())
    return 0


if __name__ == "__main__":
    sys.exit(main())
