"""`flexoraa up` as a person runs it: one line for what is wrong, and nothing left behind however it ends."""

import http.client
import re
import signal
import socket
from pathlib import Path

import pytest

from flexoraa_app import build

COMMAND = ("-m", "services.command_line", "up", "--port", "0", "--data")


@pytest.fixture(scope="session", autouse=True)
def built_pages() -> None:
    """The pages, built if their sources changed."""
    assert build.main() == 0


@pytest.fixture(scope="module")
def port(served) -> int:
    """Where a product answers that these tests only look at."""
    return _port(served)


def _port(running) -> int:
    answers = re.search(r":(\d+)$", running.wait_for("answers at").strip())
    assert answers
    return int(answers[1])


def _get(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "identity"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def _opens_websocket(port: int, *, origin: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(
            "GET",
            "/_event/?token=0b5bb6f2-6f2c-4d54-9b3c-6f8f2d0c0001&EIO=4&transport=websocket",
            headers={
                "Connection": "Upgrade",
                "Upgrade": "websocket",
                "Origin": origin,
                "Sec-WebSocket-Version": "13",
                "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
            },
        )
        return connection.getresponse().status == 101
    finally:
        connection.close()


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_signal_ends_it_cleanly_and_leaves_no_process(launch, data, nothing_left, by):
    running = launch(*COMMAND, data)
    running.wait_for("Ctrl-C stops it")

    status = running.end(by)

    assert status == 0
    assert nothing_left(data) == []
    assert not (data / "postgres/postmaster.pid").exists()


def test_killed_process_leaves_no_child(launch, data, nothing_left):
    running = launch(*COMMAND, data, "--demo")
    running.wait_for("Ctrl-C stops it")

    running.process.kill()
    running.process.wait()

    assert nothing_left(data) == []


def test_runs_from_another_folder(port):
    assert _get(port, "/")[0] == 200


def test_pages_speak_to_the_port_they_came_from(port):
    [chunk] = (build.PAGES / "assets").glob("reflex-env*.js")

    status, script = _get(port, f"/assets/{chunk.name}")

    assert status == 200
    assert "location.origin" in script
    assert "localhost" not in script


def test_websocket_opens_for_its_own_pages_only(port):
    origins = (f"http://127.0.0.1:{port}", f"http://localhost:{port}", "http://elsewhere.test")

    opens = [_opens_websocket(port, origin=origin) for origin in origins]

    assert opens == [True, True, False]


def test_two_copies_run_beside_each_other(launch, data, port):
    other = _port(launch(*COMMAND, data))

    assert (_get(port, "/")[0], _get(other, "/")[0]) == (200, 200)


def test_busy_port_gets_one_line(launch, data):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        running = launch("-m", "services.command_line", "up", "--port", str(port), "--data", data)
        said = running.process.communicate()[0]

    assert running.process.returncode == 1
    assert said.count("\n") == 1
    assert f"Port {port} on 127.0.0.1 cannot be used" in said


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        pytest.param({"DATABASE_URL": "postgresql://a:b@127.0.0.1:1/x"}, "look at DATABASE_URL", id="no such server"),
        pytest.param({"FLEXORAA_DATABASE_POOL_SIZE": "many"}, "FLEXORAA_DATABASE_POOL_SIZE", id="not a number"),
        pytest.param({"FLEXORAA_SANDBOX_PORT": "{busy}"}, "another by FLEXORAA_SANDBOX_PORT", id="sandbox's port"),
    ],
)
def test_wrong_variable_gets_one_line(launch, data, variables, words):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        busy = str(taken.getsockname()[1])
        given = {name: value.format(busy=busy) for name, value in variables.items()}
        running = launch(*COMMAND, data, "--demo", **given)
        said = running.process.communicate()[0]

    assert running.process.returncode == 1
    assert said.count("\n") == 1
    assert words in said


def test_unknown_option_is_wrong_usage(launch):
    running = launch("-m", "services.command_line", "up", "--speed", "fast")
    running.process.communicate()

    assert running.process.returncode == 2


def test_production_starts_nothing_embedded(launch, data):
    running = launch(*COMMAND, data, FLEXORAA_ENV="production")
    said = running.process.communicate()[0]

    assert running.process.returncode == 1
    assert "DATABASE_URL" in said
    assert not Path(data, "postgres").exists()
