"""The AI control section: one switch for the whole company."""

import reflex as rx

from flexoraa_app.components.controls import button
from flexoraa_app.components.table import section
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.settings.ai_control_state import AiControlState
from services.rules.ai_control import AiMode
from services.rules.permissions import Access, Area, grant_words

_MAY_WRITE = FrameState.grants.contains(grant_words(Area.AI, Access.WRITE))
_MODES = (
    (AiMode.LIVE, "Live", "The AI reads and answers."),
    (AiMode.SHADOW, "Shadow", "The AI drafts, a person sends; a draft is charged when it is sent."),
    (AiMode.STOPPED, "Stop the AI", "Nothing is read or answered; what the AI queued is held back. Your team answers."),
)


def ai_control_section() -> rx.Component:
    """The modes, each with what it means."""
    return section("AI control", rx.el.div(*(_mode(*one) for one in _MODES), class_name="stack"))


def _mode(mode: AiMode, label: str, meaning: str) -> rx.Component:
    is_on = AiControlState.stored.mode == mode.value
    act = button(label, size="s", disabled=~_MAY_WRITE, on_click=AiControlState.choose(mode.value))
    mark = rx.el.strong(f"{label}: in force")
    return rx.el.div(rx.cond(is_on, mark, act), rx.el.span(meaning, class_name="small quiet"), class_name="row")
