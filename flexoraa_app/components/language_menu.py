"""Where a reader chooses the language of the interface; the browser remembers it, the server never hears of it."""

import reflex as rx

from flexoraa_app.components.texts import LANGUAGES
from flexoraa_app.theme import ICON


def language_menu() -> rx.Component:
    """The languages side by side, each in its own words; the one now spoken is marked."""
    mark = rx.icon("languages", size=ICON, aria_hidden="true")
    choices = [_choice(code, name) for code, name in LANGUAGES.items()]
    return rx.el.div(mark, *choices, class_name="languages", role="group", aria_label="Language")


def _choice(code: str, name: str) -> rx.Component:
    speak = rx.call_script(f"window.speak({code!r})")
    return rx.el.button(name, type="button", lang=code, class_name="language", on_click=speak, translate="no")
