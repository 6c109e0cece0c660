"""The AI control section: how far the AI goes in the whole company, and whether it takes idle conversations up."""

import reflex as rx

from flexoraa_app.components import badge
from flexoraa_app.components.controls import button, switch
from flexoraa_app.components.table import section
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.settings.ai_control_state import AiControlState
from services.rules.ai_control import AiMode
from services.rules.permissions import Access, Area, grant_words

_MAY_WRITE = FrameState.grants.contains(grant_words(Area.AI, Access.WRITE))
_MODES = (
    (AiMode.LIVE, "Live", "The AI reads and answers."),
    (AiMode.SHADOW, "Shadow", "The AI drafts, a person sends; a draft is charged when it is sent."),
    (AiMode.STOPPED, "Stopped", "Nothing is read or answered; what the AI queued is held back. Your team answers."),
)
_ACTS = {AiMode.LIVE: "Go live", AiMode.SHADOW: "Draft only", AiMode.STOPPED: "Stop the AI"}
_TONES = {AiMode.LIVE: "good", AiMode.SHADOW: "warn", AiMode.STOPPED: "bad"}
_RESUMING = "The AI resumes after 30 idle minutes of the owner"


def ai_control_section() -> rx.Component:
    """The modes, each with what it means, and the switch for resuming."""
    return rx.fragment(
        section("AI control", rx.el.div(*(_mode(*one) for one in _MODES), class_name="choices")),
        section("After a person had the conversation", rx.el.div(_resuming(), class_name="choices")),
    )


def _mode(mode: AiMode, label: str, meaning: str) -> rx.Component:
    is_on = AiControlState.stored.mode == mode.value
    act = button(_ACTS[mode], size="s", disabled=~_MAY_WRITE, on_click=AiControlState.choose(mode.value))
    return _choice(label, meaning, rx.cond(is_on, badge.badge("In force", _TONES[mode], "check"), act))


def _resuming() -> rx.Component:
    is_on = AiControlState.stored.resumes
    act = switch("", is_on, aria_label=_RESUMING, disabled=~_MAY_WRITE, on_click=AiControlState.turn_resuming)
    meaning = "Off: it waits until somebody hands the conversation back. What nobody took up always waits for a person."
    return _choice(_RESUMING, meaning, act)


def _choice(label: str, meaning: str, act: rx.Component) -> rx.Component:
    words = rx.el.div(rx.el.strong(label), rx.el.span(meaning, class_name="small quiet"), class_name="grow stack")
    return rx.el.div(words, act, class_name="choice")
