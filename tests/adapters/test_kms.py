"""Data keys wrapped by AWS KMS open in their own context only, and each way KMS refuses is told apart.

moto answers as KMS does but for disabled and wrong keys, so those come from a server that says what the API reference
says.
"""

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config
from moto.server import ThreadedMotoServer

from services.adapters.kms.aws import AwsKms
from services.adapters.kms.key_file import KeyFile, create_key_file
from services.adapters.kms.moving import Moving
from services.crypto import new_key
from services.errors import ConfigurationError, DecryptionError, GatewayError, KeyRefused

ARN = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd"
CONTEXT = {"scope": "0199", "purpose": "messages", "version": "1"}
IMPATIENT = Config(retries={"mode": "standard", "total_max_attempts": 2}, connect_timeout=0.2, read_timeout=0.2)


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """What boto3 asks for before it signs anything."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")


@pytest.fixture(scope="module")
def moto_url() -> Iterator[str]:
    """A KMS that forgets everything at the end."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def key_ids(moto_url: str) -> tuple[str, str]:
    """Two keys; `alias/flexoraa` leads to the first."""
    client = boto3.client("kms", endpoint_url=moto_url)
    first, second = (client.create_key()["KeyMetadata"]["Arn"] for _ in range(2))
    aliases = {alias["AliasName"] for alias in client.list_aliases()["Aliases"]}
    put = client.update_alias if "alias/flexoraa" in aliases else client.create_alias
    put(AliasName="alias/flexoraa", TargetKeyId=first)
    return first, second


class _Kms(BaseHTTPRequestHandler):
    """Says what it was told to say, and counts the calls."""

    def do_POST(self) -> None:
        self.server.calls += 1  # type: ignore[attr-defined]
        self.rfile.read(int(self.headers["Content-Length"]))
        status, answer = self.server.says  # type: ignore[attr-defined]
        if status == 0:
            self.server.released.wait(2)  # type: ignore[attr-defined]
            return
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/x-amz-json-1.1")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: Any) -> None:
        """Quiet."""


@pytest.fixture
def stub() -> Iterator[Any]:
    """A KMS that says what `says` holds: a status and a body, or status 0 for silence."""
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), _Kms)
    server.calls, server.says, server.released = 0, (500, {}), threading.Event()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.released.set()
    server.shutdown()
    server.server_close()
    thread.join()


def _kms(stub: Any) -> AwsKms:
    return AwsKms("alias/flexoraa", endpoint_url=f"http://127.0.0.1:{stub.server_port}", config=IMPATIENT)


def _wrapped() -> bytes:
    return b"\0" + len(ARN).to_bytes(2) + ARN.encode() + b"ciphertext"


async def test_key_opens_in_its_own_context(moto_url: str, key_ids: tuple[str, str]) -> None:
    kms, key = AwsKms("alias/flexoraa", endpoint_url=moto_url), new_key()

    wrapped = await kms.wrap(key, CONTEXT)

    assert await kms.unwrap(wrapped, CONTEXT) == key
    assert kms.key_of(wrapped) == await kms.active_key() == key_ids[0]
    assert key not in wrapped


@pytest.mark.parametrize(
    "context",
    [CONTEXT | {"scope": "0200"}, CONTEXT | {"purpose": "secrets"}, CONTEXT | {"version": "2"}, {}],
    ids=["another tenant", "another purpose", "another version", "none"],
)
async def test_key_does_not_open_in(moto_url: str, key_ids: tuple[str, str], context: dict[str, str]) -> None:
    kms = AwsKms("alias/flexoraa", endpoint_url=moto_url)
    wrapped = await kms.wrap(new_key(), CONTEXT)

    with pytest.raises(DecryptionError):
        await kms.unwrap(wrapped, context)


async def test_altered_key_does_not_open(moto_url: str, key_ids: tuple[str, str]) -> None:
    kms = AwsKms("alias/flexoraa", endpoint_url=moto_url)
    wrapped = await kms.wrap(new_key(), CONTEXT)

    with pytest.raises(DecryptionError):
        await kms.unwrap(wrapped[:-1] + bytes([wrapped[-1] ^ 1]), CONTEXT)


async def test_alias_that_moves_on_wraps_anew_and_opens_what_was_before(
    moto_url: str, key_ids: tuple[str, str]
) -> None:
    kms, key = AwsKms("alias/flexoraa", endpoint_url=moto_url), new_key()
    before = await kms.wrap(key, CONTEXT)
    boto3.client("kms", endpoint_url=moto_url).update_alias(AliasName="alias/flexoraa", TargetKeyId=key_ids[1])

    after = await kms.wrap(key, CONTEXT)

    assert [kms.key_of(before), kms.key_of(after)] == list(key_ids)
    assert await kms.unwrap(before, CONTEXT) == await kms.unwrap(after, CONTEXT) == key


@pytest.mark.parametrize(
    ("status", "code", "expected", "calls"),
    [
        (400, "DisabledException", KeyRefused, 1),
        (400, "KMSInvalidStateException", KeyRefused, 1),
        (400, "AccessDeniedException", KeyRefused, 1),
        (400, "NotFoundException", KeyRefused, 1),
        (400, "IncorrectKeyException", DecryptionError, 1),
        (400, "InvalidCiphertextException", DecryptionError, 1),
        (400, "InvalidKeyUsageException", DecryptionError, 1),
        (400, "ThrottlingException", GatewayError, 2),
        (500, "KMSInternalException", GatewayError, 2),
        (503, "DependencyTimeoutException", GatewayError, 2),
        (500, "KeyUnavailableException", GatewayError, 2),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_refusal_is_told_apart(stub: Any, status: int, code: str, expected: type[Exception], calls: int) -> None:
    stub.says = (status, {"__type": code, "message": ""})

    with pytest.raises(expected) as refusal:
        await _kms(stub).unwrap(_wrapped(), CONTEXT)

    assert type(refusal.value) is expected
    assert stub.calls == calls


async def test_silence_is_an_error_that_may_be_tried_again(stub: Any) -> None:
    stub.says = (0, {})

    with pytest.raises(GatewayError) as silence:
        await _kms(stub).unwrap(_wrapped(), CONTEXT)

    assert silence.value.retryable


async def test_key_is_pinned_to_the_one_that_wrapped_it(stub: Any) -> None:
    stub.says = (200, {"KeyId": ARN, "Plaintext": base64.b64encode(bytes(32)).decode()})

    assert await _kms(stub).unwrap(_wrapped(), CONTEXT) == bytes(32)
    assert _kms(stub).key_of(_wrapped()) == ARN


async def test_moving_to_kms_opens_what_the_file_wrapped(
    moto_url: str, key_ids: tuple[str, str], tmp_path: Path
) -> None:
    create_key_file(tmp_path / "keys.json")
    file, key = KeyFile(tmp_path / "keys.json"), new_key()
    moving = Moving(AwsKms("alias/flexoraa", endpoint_url=moto_url), earlier=file)
    before, after = await file.wrap(key, CONTEXT), await moving.wrap(key, CONTEXT)

    assert await moving.unwrap(before, CONTEXT) == await moving.unwrap(after, CONTEXT) == key
    assert (moving.key_of(before), moving.key_of(after)) == ("k1", key_ids[0])
    assert await moving.active_key() == key_ids[0]


def test_missing_region_is_a_fault_of_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nonexistent")

    with pytest.raises(ConfigurationError):
        AwsKms("alias/flexoraa")


async def test_file_with_several_keys_wraps_by_the_active_one_and_opens_all(tmp_path: Path) -> None:
    path, key = tmp_path / "keys.json", new_key()
    create_key_file(path)
    before = await KeyFile(path).wrap(key, CONTEXT)
    content = json.loads(path.read_text())
    content["keys"]["k2"] = base64.b64encode(new_key()).decode()
    path.write_text(json.dumps(content | {"active": "k2"}))

    both = KeyFile(path)

    assert await both.unwrap(before, CONTEXT) == await both.unwrap(await both.wrap(key, CONTEXT), CONTEXT) == key
    assert (both.key_of(before), await both.active_key()) == ("k1", "k2")
