"""The personal values behind an event: sealed beside the log under the person's key, committed to in the event itself.

A commitment is HMAC-SHA256 under the person's secret over side, field and value, so the sealed log tells nothing, yet
proves what the values were for as long as the key lives. Destroying the key destroys both; the chain still verifies.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.crypto import Field, Purpose
from services.subject_keys import Subject

EVENT_DETAIL = Field(table="event_detail", column="sealed", purpose=Purpose.PERSONAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What a person's values were before and after; a field that one side lacks was or is not there."""

    subject: Subject
    before: Mapping[str, str]
    after: Mapping[str, str]

    def commitments(self) -> tuple[str, ...]:
        """What the event says of the values: "after phone <64 hex digits>"."""
        return tuple(
            f"{side} {field} {self.subject.prove(f'{side} {field}', value).hex()}"
            for side, field, value in self._values()
        )

    def row(self, event_id: UUID) -> dict[str, object]:
        """What the side row of an event says."""
        values = {"before": dict(self.before), "after": dict(self.after)}
        sealed = self.subject.seal(EVENT_DETAIL, event_id, json.dumps(values))
        return {"subject_id": self.subject.id, "sealed": sealed}

    def is_committed(self, commitments: Sequence[str]) -> bool:
        """Whether these are the very values that the event was sealed with."""
        return set(self.commitments()) == set(commitments)

    def _values(self) -> Iterator[tuple[str, str, str]]:
        for side, values in (("before", self.before), ("after", self.after)):
            for field, value in sorted(values.items()):
                yield side, field, value


def open_detail(subject: Subject, event_id: UUID, sealed: bytes) -> Detail:
    """Read a side row; raises SubjectErased once the key is destroyed."""
    values = json.loads(subject.open_bytes(EVENT_DETAIL, event_id, sealed))
    return Detail(subject=subject, before=values["before"], after=values["after"])
