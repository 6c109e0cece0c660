"""Ids are UUIDv7: they sort by their moment, and within one by the order in which they were made."""

from datetime import UTC, datetime, timedelta

from services.ids import new_id

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_id_is_a_uuid_of_version_7_with_its_moment():
    made = new_id(NOON)

    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == int(NOON.timestamp() * 1000)


def test_ids_of_one_moment_keep_the_order_in_which_they_were_made():
    made = [new_id(NOON) for _ in range(20_000)]

    assert made == sorted(set(made))


def test_later_moment_sorts_later():
    later = new_id(NOON + timedelta(milliseconds=1))

    assert new_id(NOON) < later
