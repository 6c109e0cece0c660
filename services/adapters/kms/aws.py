"""Wraps data keys with a key of AWS KMS; the key itself never leaves the service.

The context travels as KMS's encryption context, which CloudTrail shows in the clear: ids and words only. The wrapped
form is `0 | length | key ARN | ciphertext`, so that an alias may be pointed at another key and old ones still open.
boto3 blocks, so calls run in threads.
"""

import asyncio
import struct
from collections.abc import Callable, Mapping
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from services.errors import ConfigurationError, DecryptionError, GatewayError, KeyRefused

_MARK = b"\0"
_LENGTH = struct.Struct(">H")
_CONFIG = Config(retries={"mode": "standard", "total_max_attempts": 4}, connect_timeout=2, read_timeout=5)
# KMS API reference, Decrypt, "Errors": another context, another key or an altered blob; nothing a retry would mend.
_WRONG = frozenset({"InvalidCiphertextException", "IncorrectKeyException", "InvalidKeyUsageException"})
# The key is disabled, about to be deleted, gone, or no longer ours to use.
_REFUSED = frozenset({"DisabledException", "KMSInvalidStateException", "NotFoundException", "AccessDeniedException"})


class AwsKms:
    """A `KeyProvider` over one symmetric key of AWS KMS, named by id, ARN or alias."""

    def __init__(self, key_id: str, *, endpoint_url: str | None = None, config: Config = _CONFIG) -> None:
        self._key_id = key_id
        # Any is boto3's: its clients are made at run time.
        try:
            self._client: Any = boto3.client("kms", endpoint_url=endpoint_url, config=config)
        except (BotoCoreError, ValueError) as error:
            raise ConfigurationError(f"AWS KMS cannot be used: {error}") from error

    async def active_key(self) -> str:
        """Return the ARN of the key that wraps now."""
        answer = await _call(self._client.describe_key, KeyId=self._key_id)
        return str(answer["KeyMetadata"]["Arn"])

    def key_of(self, wrapped: bytes) -> str:
        """Return the ARN of the key that wrapped a data key; raises DecryptionError for what KMS did not wrap."""
        return _parts(wrapped)[0]

    async def wrap(self, key: bytes, context: Mapping[str, str]) -> bytes:
        """Return `key` encrypted for `context`."""
        answer = await _call(self._client.encrypt, KeyId=self._key_id, Plaintext=key, EncryptionContext=dict(context))
        arn = str(answer["KeyId"]).encode()
        return _MARK + _LENGTH.pack(len(arn)) + arn + bytes(answer["CiphertextBlob"])

    async def unwrap(self, wrapped: bytes, context: Mapping[str, str]) -> bytes:
        """Return the key; DecryptionError for another context, KeyRefused where the key may not be used.

        Raises GatewayError where KMS does not answer or asks to wait, after the client's own retries.
        """
        arn, blob = _parts(wrapped)
        answer = await _call(self._client.decrypt, KeyId=arn, CiphertextBlob=blob, EncryptionContext=dict(context))
        return bytes(answer["Plaintext"])


def _parts(wrapped: bytes) -> tuple[str, bytes]:
    start = len(_MARK) + _LENGTH.size
    if wrapped[:1] != _MARK or len(wrapped) < start:
        raise DecryptionError("A data key was not wrapped by AWS KMS.")
    (length,) = _LENGTH.unpack_from(wrapped, len(_MARK))
    return wrapped[start : start + length].decode(errors="replace"), wrapped[start + length :]


async def _call(operation: Callable[..., dict[str, Any]], **parameters: Any) -> dict[str, Any]:
    try:
        return await asyncio.to_thread(operation, **parameters)
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if code in _WRONG:
            raise DecryptionError("A data key does not belong where it was found.") from error
        if code in _REFUSED:
            raise KeyRefused(code) from error
        raise GatewayError(f"AWS KMS: {code}.") from error
    except BotoCoreError as error:
        raise GatewayError("AWS KMS does not answer.") from error
