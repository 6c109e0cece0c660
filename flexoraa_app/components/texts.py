"""Texts of the interface in the reader's language, looked up in the browser: `t("English text")`.

Plain texts between tags and in titles need no `t`: languages/spoken.py gives them theirs. It is for texts inside a
condition, for texts with values, and for words that the server chose from a closed set.
"""

import json
from typing import Any

import reflex as rx
from reflex_base.components.component import field
from reflex_base.utils.imports import ImportVar
from reflex_base.vars.base import VarData

TEXTS = "$/public/texts.js"
# Each in its own words, as assets/texts.js knows them.
LANGUAGES = {"en": "English", "hi": "हिन्दी", "ar": "العربية"}
# The built page is English and the reader's language comes after it: the hook renders again when it is there.
_READS = VarData(imports={TEXTS: [ImportVar(tag="useT")]}, hooks={"const t = useT();": None})


class T(rx.Component):
    """A text alone, as cheap as an element without a hook of the page around it."""

    library = TEXTS
    tag = "T"

    text: rx.Var[str] = field(doc="The English text, the key of the catalogues.")


def t(text: str | rx.Var[str], **values: Any) -> rx.Var[str]:
    """The text in the reader's language, with `{name}` replaced by values; unknown texts stay English."""
    filled = {name: rx.Var.create(value) for name, value in values.items()}
    arguments = ", ".join([_script(text), *([_object(filled)] if filled else [])])
    spoken = [text] if isinstance(text, rx.Var) else []
    data = VarData.merge(_READS, *(value._get_all_var_data() for value in (*spoken, *filled.values())))
    return rx.Var(f"t({arguments})", _var_type=str, _var_data=data).guess_type()


def _script(text: str | rx.Var[str]) -> str:
    return str(text) if isinstance(text, rx.Var) else json.dumps(text)


def _object(values: dict[str, Any]) -> str:
    return "{" + ", ".join(f"{json.dumps(name)}: {value!s}" for name, value in values.items()) + "}"
