"""What is said over the page when an act is done or refused: a toast, in the reader's language."""

import json

import reflex as rx

# Below the bar: nothing that a person presses next stands there, such as the Send of a composer.
_PLACE = "top-center"


def said(text: str) -> rx.event.EventSpec:
    """A toast that an act succeeded."""
    return rx.toast.success(_spoken(text), position=_PLACE)


def refused(reason: str) -> rx.event.EventSpec:
    """A toast that says why an act was not done."""
    return rx.toast.error(_spoken(reason), position=_PLACE, duration=8000)


def _spoken(text: str) -> rx.Var[str]:
    return rx.Var(f"window.spoken({json.dumps(text)})", _var_type=str)
