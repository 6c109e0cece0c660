"""What is sealed for a contact opens at its own place, with both keys, and never after its key is destroyed."""

from uuid import UUID

import pytest

from services.contacts.models import CONTACT_NAME
from services.conversations.models import MESSAGE_BODY
from services.crypto import Cipher, DataKey, Field, Purpose, new_key
from services.errors import DecryptionError, SubjectErased
from services.subject_keys import DESTROYED, ERASED, ERASED_VALUE, Subject, new_subject

TENANT, OTHER_TENANT = UUID(int=1), UUID(int=2)
RAVI, SUNITA = UUID(int=11), UUID(int=12)
ROW, OTHER_ROW = UUID(int=21), UUID(int=22)


def _keys(version: int = 1) -> list[DataKey]:
    return [DataKey(purpose=purpose, version=version, key=new_key()) for purpose in Purpose]


KEYS = _keys()
CIPHER = Cipher(TENANT, KEYS)
SUBJECT = new_subject(CIPHER, RAVI)
SEALED = SUBJECT.seal(MESSAGE_BODY, ROW, "नमस्ते, call me")
SAME_KEYS_ELSEWHERE = Cipher(OTHER_TENANT, KEYS)


def _moved(cipher: Cipher, contact_id: UUID = RAVI) -> Subject:
    """A contact whose key is its own."""
    return new_subject(cipher, contact_id)


def test_field_opens_where_it_was_sealed() -> None:
    again = Subject(CIPHER, RAVI, SUBJECT.wrapped)

    assert again.open(MESSAGE_BODY, ROW, SEALED) == "नमस्ते, call me"


@pytest.mark.parametrize(
    ("subject", "field", "row"),
    [
        pytest.param(SUBJECT, MESSAGE_BODY, OTHER_ROW, id="another row"),
        pytest.param(SUBJECT, CONTACT_NAME, ROW, id="another table"),
        pytest.param(
            SUBJECT, Field(table="message", column="details", purpose=Purpose.MESSAGES), ROW, id="another column"
        ),
        pytest.param(_moved(CIPHER, SUNITA), MESSAGE_BODY, ROW, id="another contact"),
        pytest.param(_moved(Cipher(OTHER_TENANT, _keys())), MESSAGE_BODY, ROW, id="another tenant"),
        pytest.param(_moved(Cipher(TENANT, _keys(2))), MESSAGE_BODY, ROW, id="a data key that is gone"),
        pytest.param(Subject(CIPHER, RAVI, None), MESSAGE_BODY, ROW, id="no subject key"),
    ],
)
def test_field_does_not_open_with_or_at(subject: Subject, field: Field, row: UUID) -> None:
    with pytest.raises(DecryptionError):
        subject.open(field, row, SEALED)


@pytest.mark.parametrize(
    ("cipher", "contact_id"),
    [
        pytest.param(CIPHER, SUNITA, id="to another contact"),
        pytest.param(SAME_KEYS_ELSEWHERE, RAVI, id="to another tenant"),
    ],
)
def test_subject_key_cannot_be_moved(cipher: Cipher, contact_id: UUID) -> None:
    with pytest.raises(DecryptionError):
        Subject(cipher, contact_id, SUBJECT.wrapped)


def test_tenants_keys_alone_do_not_open_a_contacts_field() -> None:
    with pytest.raises(DecryptionError):
        CIPHER.open(MESSAGE_BODY, ROW, SEALED)


def test_destroyed_key_shows_as_erased_and_takes_nothing_more() -> None:
    erased = Subject(CIPHER, RAVI, DESTROYED)

    assert erased.is_erased
    assert erased.open(MESSAGE_BODY, ROW, SEALED) == ERASED
    with pytest.raises(SubjectErased):
        erased.seal(MESSAGE_BODY, ROW, "more")


def test_contact_older_than_subject_keys_is_read_and_written_under_the_tenants_key() -> None:
    old = Subject(CIPHER, RAVI, None)

    assert old.open(MESSAGE_BODY, ROW, CIPHER.seal(MESSAGE_BODY, ROW, "old")) == "old"
    assert CIPHER.open(MESSAGE_BODY, ROW, old.seal(MESSAGE_BODY, ROW, "more")) == "more"
    assert SUBJECT.open(MESSAGE_BODY, ROW, CIPHER.seal(MESSAGE_BODY, ROW, "old")) == "old"


def test_overwritten_value_shows_as_erased() -> None:
    assert SUBJECT.open(MESSAGE_BODY, ROW, ERASED_VALUE) == ERASED


def test_new_data_key_seals_anew_and_the_old_one_still_opens() -> None:
    both = Cipher(TENANT, [*KEYS, *_keys(2)])
    subject = Subject(both, RAVI, SUBJECT.wrapped)

    assert subject.open(MESSAGE_BODY, ROW, SEALED) == "नमस्ते, call me"
    with pytest.raises(DecryptionError):
        SUBJECT.open(MESSAGE_BODY, ROW, subject.seal(MESSAGE_BODY, ROW, "new"))
