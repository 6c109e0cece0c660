"""What a replay gave, in words: the same, or in which fields it differs and why that may be."""

from dataclasses import dataclass, field

from services.rules.reading_changes import Replayed, ReplayKind
from services.screens.decision_words import COMPARED, dollars, failure, plain

SAME = {
    ReplayKind.EXACT: "Read again: the same, byte for byte.",
    ReplayKind.STORED_OUTPUT: "What the model returned went through today's rules again: the same.",
    ReplayKind.NEW_CALL: "The model was called again: it reads the same.",
    ReplayKind.WORDING: "Written and guarded again: the same reply, byte for byte.",
}
DIFFERENT = {
    ReplayKind.EXACT: "Read again: it comes out differently.",
    ReplayKind.STORED_OUTPUT: "Today's rules make something else of what the model returned.",
    ReplayKind.NEW_CALL: "The model was called again: it reads differently.",
    ReplayKind.WORDING: "Written again: the wordings or the facts in force have changed since.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One compared field."""

    label: str
    before: str
    after: str
    is_same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayShown:
    """One replay: its sentence, what more there is to say, and the fields side by side where any differ."""

    verdict: str
    note: str
    is_equal: bool
    rows: list[ChangeRow] = field(default_factory=list)


def shown_replay(replayed: Replayed) -> ReplayShown:
    """A replay without a new call: rows only where something differs."""
    rows = [] if replayed.is_equal else [row for row in change_rows(replayed) if not row.is_same]
    verdict = (SAME if replayed.is_equal else DIFFERENT)[replayed.kind]
    return ReplayShown(verdict=verdict, note=_note(replayed), is_equal=replayed.is_equal, rows=rows)


def shown_call(replayed: Replayed) -> ReplayShown:
    """A new call: every field side by side."""
    if replayed.problem:
        return ReplayShown(verdict=f"Not called: {failure(replayed.problem)}.", note="", is_equal=False)
    verdict = (SAME if replayed.is_equal else DIFFERENT)[ReplayKind.NEW_CALL]
    note = f"{replayed.model_now} for {dollars(replayed.cost_micro_usd)}"
    return ReplayShown(verdict=verdict, note=note, is_equal=replayed.is_equal, rows=change_rows(replayed))


def change_rows(replayed: Replayed) -> list[ChangeRow]:
    """Every compared field in words."""
    return [
        ChangeRow(
            label=COMPARED[change.field],
            before=plain(change.before),
            after=plain(change.after),
            is_same=change.is_same,
        )
        for change in replayed.changes
    ]


def _note(replayed: Replayed) -> str:
    if replayed.model_now and replayed.model_now != replayed.model_then:
        return f"Then {replayed.model_then}, now {replayed.model_now}."
    return f"Version {replayed.model_now}"
