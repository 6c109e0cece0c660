"""Keeps signed checkpoints in an S3 bucket with object lock: for years nobody changes them, its owner included.

One object a checkpoint, `audit/TENANT/SIZE.json`, written once. The bucket needs object lock from its creation on.
"""

import asyncio
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from services.errors import GatewayError
from services.ports import Anchored
from services.rules.signed_note import parse_note

RETENTION = timedelta(days=7 * 365)
_CONFIG = Config(
    retries={"mode": "standard", "max_attempts": 4},
    connect_timeout=2,
    read_timeout=5,
    s3={"addressing_style": "path"},
)


class ObjectLockAnchors:
    """An `AnchorStore` over a bucket; credentials and region come from AWS's own environment."""

    def __init__(self, bucket: str, *, endpoint_url: str | None = None) -> None:
        self._bucket = bucket
        self._client: Any = boto3.client("s3", endpoint_url=endpoint_url, config=_CONFIG)

    async def append(self, tenant_id: UUID, note: str, at: datetime) -> None:
        """Write one checkpoint; one of this size that is there already stays as it is."""
        await asyncio.to_thread(self._asked, self._append, tenant_id, note, at)

    async def newest(self, tenant_id: UUID) -> Anchored | None:
        """Return the checkpoint of the most events."""
        found: list[Anchored] = await asyncio.to_thread(self._asked, self._read, tenant_id, -1)
        return found[0] if found else None

    async def every(self, tenant_id: UUID) -> Sequence[Anchored]:
        """Return all checkpoints of the tenant, the oldest first."""
        found: list[Anchored] = await asyncio.to_thread(self._asked, self._read, tenant_id, 0)
        return found

    def _asked(self, ask: Any, *arguments: Any) -> Any:
        try:
            return ask(*arguments)
        except (ClientError, BotoCoreError) as error:
            raise GatewayError(f"The bucket of anchors: {type(error).__name__}.") from error

    def _append(self, tenant_id: UUID, note: str, at: datetime) -> None:
        try:
            self._client.put_object(
                Bucket=self._bucket,
                Key=f"audit/{tenant_id}/{parse_note(note).checkpoint.size:020d}.json",
                Body=json.dumps({"at": at.isoformat(), "note": note}).encode(),
                ContentType="application/json",
                ChecksumAlgorithm="SHA256",
                IfNoneMatch="*",
                ObjectLockMode="COMPLIANCE",
                ObjectLockRetainUntilDate=at + RETENTION,
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "PreconditionFailed":
                raise

    def _read(self, tenant_id: UUID, start: int) -> list[Anchored]:
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=f"audit/{tenant_id}/"
        )
        keys = [item["Key"] for page in pages for item in page.get("Contents", ())]
        return [self._get(key) for key in keys[start:]]

    def _get(self, key: str) -> Anchored:
        content = json.loads(self._client.get_object(Bucket=self._bucket, Key=key)["Body"].read())
        return Anchored(note=content["note"], at=datetime.fromisoformat(content["at"]))
