"""What is sealed opens only where it was sealed; keys open only for whom they were wrapped."""

import base64
import json
import stat
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from any_row import make_bare_tenant
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from services.adapters.kms.key_file import KeyFile, create_key_file
from services.crypto import Cipher, DataKey, Field, Purpose, new_key, normal_email
from services.data_keys import TenantKey
from services.db import Database
from services.deps import Deps
from services.errors import ConfigurationError, DecryptionError
from services.keyring import Keyring
from services.rules.permissions import Principal
from services.runtime import key_provider
from services.settings import Environment, Settings, load_settings

TENANT, OTHER_TENANT, ROW, OTHER_ROW = (UUID(int=number) for number in range(1, 5))
BODY = Field(table="message", column="body", purpose=Purpose.MESSAGES)
KEYS = [DataKey(purpose=purpose, version=1, key=bytes([number]) * 32) for number, purpose in enumerate(Purpose)]
CIPHER = Cipher(TENANT, KEYS)
CONTEXT = {"scope": "t", "purpose": "messages", "version": "1"}


@given(st.binary())
def test_sealed_bytes_open_to_what_they_were(content: bytes) -> None:
    assert CIPHER.open_bytes(BODY, ROW, CIPHER.seal_bytes(BODY, ROW, content)) == content


@pytest.mark.parametrize("text", ["", "नमस्ते, कीमत?", "\0", "a" * 70_000], ids=["empty", "hindi", "nul", "long"])
def test_text_survives(text: str) -> None:
    assert CIPHER.open(BODY, ROW, CIPHER.seal(BODY, ROW, text)) == text


def test_equal_texts_are_sealed_differently() -> None:
    assert len({CIPHER.seal(BODY, ROW, "same") for _ in range(100)}) == 100


@pytest.mark.parametrize(
    ("cipher", "field", "row"),
    [
        pytest.param(CIPHER, BODY, OTHER_ROW, id="row"),
        pytest.param(CIPHER, Field(table="message", column="details", purpose=Purpose.MESSAGES), ROW, id="column"),
        pytest.param(CIPHER, Field(table="decision", column="body", purpose=Purpose.MESSAGES), ROW, id="table"),
        pytest.param(CIPHER, Field(table="message", column="body", purpose=Purpose.PERSONAL), ROW, id="purpose"),
        pytest.param(Cipher(OTHER_TENANT, KEYS), BODY, ROW, id="tenant, even with the same keys"),
    ],
)
def test_ciphertext_does_not_open_at_another(cipher: Cipher, field: Field, row: UUID) -> None:
    sealed = CIPHER.seal(BODY, ROW, "hello")

    with pytest.raises(DecryptionError):
        cipher.open(field, row, sealed)


@pytest.mark.parametrize("length", range(len(CIPHER.seal(BODY, ROW, "hello"))))
def test_cut_ciphertext_is_refused(length: int) -> None:
    with pytest.raises(DecryptionError):
        CIPHER.open(BODY, ROW, CIPHER.seal(BODY, ROW, "hello")[:length])


@pytest.mark.parametrize("place", range(len(CIPHER.seal(BODY, ROW, "hello"))))
def test_flipped_byte_is_refused(place: int) -> None:
    sealed = bytearray(CIPHER.seal(BODY, ROW, "hello"))
    sealed[place] ^= 1

    with pytest.raises(DecryptionError):
        CIPHER.open(BODY, ROW, bytes(sealed))


def test_newest_key_seals_and_older_ones_still_open() -> None:
    newer = DataKey(purpose=Purpose.MESSAGES, version=2, key=new_key())
    both = Cipher(TENANT, [newer, *KEYS])
    sealed = both.seal(BODY, ROW, "new")

    assert both.open(BODY, ROW, CIPHER.seal(BODY, ROW, "old")) == "old"
    assert both.open(BODY, ROW, sealed) == "new"
    with pytest.raises(DecryptionError, match="unknown key version 2"):
        CIPHER.open(BODY, ROW, sealed)


def test_error_tells_neither_text_nor_key() -> None:
    sealed = CIPHER.seal(BODY, ROW, "my secret words")
    with pytest.raises(DecryptionError) as refusal:
        CIPHER.open(BODY, OTHER_ROW, sealed)

    assert "message.body" in str(refusal.value)
    assert "secret words" not in str(refusal.value)


def test_blind_index_is_stable_and_apart_by_kind_value_and_key() -> None:
    other = Cipher(TENANT, [DataKey(purpose=Purpose.INDEX, version=1, key=new_key())])
    found = CIPHER.index("phone", "+919812345678")

    assert (len(found), found) == (16, Cipher(TENANT, KEYS).index("phone", "+919812345678"))
    assert found not in (CIPHER.index("email", "+919812345678"), CIPHER.index("phone", "+919812345679"))
    assert found != other.index("phone", "+919812345678")


@pytest.mark.parametrize(
    "written", ["Ravi@Example.com", " ravi@example.com ", "ＲＡＶＩ@example.com"], ids=["case", "blanks", "full width"]
)
def test_one_email_has_one_index(written: str) -> None:
    assert normal_email(written) == "ravi@example.com"


@pytest.fixture
def provider(tmp_path: Path) -> KeyFile:
    """A fresh key file."""
    create_key_file(tmp_path / "keys.json")
    return KeyFile(tmp_path / "keys.json")


def test_key_file_is_readable_by_its_owner_only_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "keys.json"
    create_key_file(path)
    content = path.read_bytes()
    create_key_file(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "content",
    ["", "{}", "[]", '{"active": "k1", "keys": {}}', '{"active": "k1", "keys": {"k1": "c2hvcnQ="}}'],
    ids=["empty", "no keys", "a list", "active is missing", "short key"],
)
def test_unusable_key_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(content)

    with pytest.raises(ConfigurationError, match=str(path)):
        KeyFile(path)


async def test_wrapped_key_comes_back_after_the_active_key_changed(tmp_path: Path, provider: KeyFile) -> None:
    wrapped = await provider.wrap(b"k" * 32, CONTEXT)
    path = tmp_path / "keys.json"
    keys = json.loads(path.read_text())["keys"] | {"k2": base64.b64encode(new_key()).decode()}
    path.write_text(json.dumps({"active": "k2", "keys": keys}))

    rotated = KeyFile(path)
    assert await rotated.unwrap(wrapped, CONTEXT) == b"k" * 32
    with pytest.raises(DecryptionError):
        await provider.unwrap(await rotated.wrap(b"k" * 32, CONTEXT), CONTEXT)


@pytest.mark.parametrize("change", [{"scope": "u"}, {"purpose": "secrets"}, {"version": "2"}, {"more": ""}])
async def test_wrapped_key_does_not_open_in_another_context(provider: KeyFile, change: dict[str, str]) -> None:
    wrapped = await provider.wrap(b"k" * 32, CONTEXT)

    with pytest.raises(DecryptionError):
        await provider.unwrap(wrapped, CONTEXT | change)


@pytest.mark.parametrize("length", [0, 1, 2, 3, 8, 14, 15, 30, 62])
async def test_cut_wrapped_key_is_refused(provider: KeyFile, length: int) -> None:
    wrapped = await provider.wrap(b"k" * 32, CONTEXT)
    assert len(wrapped) == 63

    with pytest.raises(DecryptionError):
        await provider.unwrap(wrapped[:length], CONTEXT)


async def test_keys_of_another_tenant_cannot_be_put_in_place(deps: Deps, settings: Settings) -> None:
    one, other = await make_bare_tenant(deps), await make_bare_tenant(deps)
    columns = (TenantKey.purpose, TenantKey.wrapped)
    async with deps.db.read(one.system) as reader:
        stolen = (await reader.execute(select(*columns).where(TenantKey.tenant_id == one.tenant_id))).all()
    async with deps.db.transaction(other.system) as tx:
        for purpose, wrapped in stolen:
            own = (TenantKey.tenant_id == other.tenant_id, TenantKey.purpose == purpose)
            await tx.execute(update(TenantKey).where(*own).values(wrapped=wrapped))

    fresh = Database(deps.db.engine, Keyring(key_provider(settings)), deps.live, {})
    with pytest.raises(DecryptionError):
        async with fresh.read(other.system):
            pass


async def test_tenant_without_keys_gets_no_transaction(deps: Deps) -> None:
    with pytest.raises(ConfigurationError):
        async with deps.db.transaction(Principal.system(uuid4())):
            pass


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666], ids=oct)
def test_key_file_that_others_can_read_is_refused_in_production(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "keys.json"
    create_key_file(path)
    path.chmod(mode)
    settings = load_settings(key_file=path, data_dir=tmp_path / "data")

    assert key_provider(settings)
    with pytest.raises(ConfigurationError, match="chmod 600"):
        key_provider(settings.model_copy(update={"environment": Environment.PRODUCTION}))
