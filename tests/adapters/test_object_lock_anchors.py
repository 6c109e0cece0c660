"""Checkpoints in a bucket are written once, come back in order, by tenant, and cannot be taken away."""

from collections.abc import Iterator
from uuid import uuid4

import boto3
import pytest
from botocore.exceptions import ClientError
from factories import NOW
from moto.server import ThreadedMotoServer

from services.adapters.anchors.object_lock import ObjectLockAnchors
from services.errors import GatewayError
from services.rules.signed_note import Checkpoint, signature_line


def note(size: int, root: bytes = bytes(32)) -> str:
    return Checkpoint(origin="o", size=size, root=root).text() + "\n" + signature_line("o", b"k" * 32, b"s" * 64)


@pytest.fixture
def endpoint(monkeypatch) -> Iterator[str]:
    """A stand-in for S3 with a bucket whose objects can be locked."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    url = "http://{}:{}".format(*server.get_host_and_port())
    boto3.client("s3", endpoint_url=url).create_bucket(Bucket="anchors", ObjectLockEnabledForBucket=True)
    yield url
    server.stop()


async def test_checkpoints_are_kept_once_in_order_for_their_tenant_only(endpoint):
    store, asha, borneo = ObjectLockAnchors("anchors", endpoint_url=endpoint), uuid4(), uuid4()
    for size in (9, 10, 200):
        await store.append(asha, note(size), NOW)
    await store.append(asha, note(10, b"x" * 32), NOW)

    assert [one.note for one in await store.every(asha)] == [note(9), note(10), note(200)]
    newest = await store.newest(asha)
    assert newest
    assert newest.note == note(200)
    assert (await store.newest(borneo), list(await store.every(borneo))) == (None, [])


async def test_checkpoint_cannot_be_taken_away(endpoint):
    store, tenant = ObjectLockAnchors("anchors", endpoint_url=endpoint), uuid4()
    await store.append(tenant, note(9), NOW)
    client = boto3.client("s3", endpoint_url=endpoint)
    [version] = client.list_object_versions(Bucket="anchors", Prefix=f"audit/{tenant}/")["Versions"]

    with pytest.raises(ClientError, match="AccessDenied"):
        client.delete_object(Bucket="anchors", Key=version["Key"], VersionId=version["VersionId"])


async def test_bucket_that_is_not_there_is_a_gateway_error(endpoint):
    with pytest.raises(GatewayError):
        await ObjectLockAnchors("nowhere", endpoint_url=endpoint).append(uuid4(), note(9), NOW)
