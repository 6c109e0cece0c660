"""What a WhatsApp template says: its parts, the variables that a sender fills in, the text that comes of it, and what
the provider would refuse, found before anything is sent (contracts/whatsapp.md 2, 3 and 6).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

LONGEST_BODY = 1024
_VARIABLE = re.compile(r"\{\{\s*([a-zA-Z0-9_]+)\s*\}\}")
# Line breaks, tabs and more than four spaces in a row in a parameter are refused (132007).
_FORBIDDEN = re.compile(r"[\n\r\t]| {5}")
_MEDIA_HEADERS = ("IMAGE", "VIDEO", "DOCUMENT", "GIF", "LOCATION")
# Buttons that need nothing from the sender.
_STILL_BUTTONS = ("QUICK_REPLY", "PHONE_NUMBER", "VOICE_CALL", "REQUEST_CONTACT_INFO")


class Place(StrEnum):
    """Where a variable stands."""

    HEADER = "header"
    BODY = "body"
    URL = "url"  # at the end of a button's address


class TemplateProblem(StrEnum):
    """Why a template cannot be sent as it is filled in."""

    EMPTY = "empty"
    LINE_BREAK = "line_break"
    TOO_LONG = "too_long"
    NEEDS_FILE = "needs_file"
    BUTTON = "button"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A gap: `key` is unique in the template, `name` as the provider calls it, `example` from the approval."""

    key: str
    name: str
    place: Place
    example: str = ""
    button: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateText:
    """A template's words with their gaps; `obstacle` says why nobody can send it from here, filled in or not."""

    header: str
    body: str
    footer: str
    buttons: tuple[str, ...]
    variables: tuple[Variable, ...]
    obstacle: TemplateProblem | None = None


def read_template(components: Sequence[Mapping[str, Any]]) -> TemplateText:
    """The template as the provider describes its components; parts of a kind we do not know count as an obstacle."""
    parts = {str(part.get("type", "")).upper(): part for part in components}
    header, body = parts.get("HEADER", {}), parts.get("BODY", {})
    buttons: Sequence[Mapping[str, Any]] = parts.get("BUTTONS", {}).get("buttons") or []
    return TemplateText(
        header=str(header.get("text") or ""),
        body=str(body.get("text") or ""),
        footer=str(parts.get("FOOTER", {}).get("text") or ""),
        buttons=tuple(str(button.get("text") or "") for button in buttons),
        variables=(
            *_variables(Place.HEADER, str(header.get("text") or ""), _examples(header, "header_text")),
            *_variables(Place.BODY, str(body.get("text") or ""), _examples(body, "body_text")),
            *(one for place, button in enumerate(buttons) for one in _of_button(place, button)),
        ),
        obstacle=_obstacle(header, buttons),
    )


def problem_of(template: TemplateText, values: Mapping[str, str]) -> tuple[TemplateProblem, Variable | None] | None:
    """The first thing that the provider would refuse, with the variable it is about; None where it can go out."""
    if template.obstacle:
        return template.obstacle, None
    for variable in template.variables:
        value = values.get(variable.key, "")
        if not value.strip():
            return TemplateProblem.EMPTY, variable
        if _FORBIDDEN.search(value):
            return TemplateProblem.LINE_BREAK, variable
    if len(_filled(template, Place.BODY, template.body, values)) > LONGEST_BODY:
        return TemplateProblem.TOO_LONG, None
    return None


def full_text(template: TemplateText, values: Mapping[str, str]) -> str:
    """What the contact reads, part by part; a gap without a value stays as it stands."""
    header = _filled(template, Place.HEADER, template.header, values)
    body = _filled(template, Place.BODY, template.body, values)
    return "\n\n".join(part for part in (header, body, template.footer) if part)


def parameters_of(template: TemplateText, values: Mapping[str, str]) -> list[dict[str, object]]:
    """The components of the send, as the provider wants them."""
    components: list[dict[str, object]] = []
    for place in (Place.HEADER, Place.BODY):
        given = [_parameter(one, values[one.key]) for one in template.variables if one.place is place]
        components += [{"type": place.value, "parameters": given}] if given else []
    for one in template.variables:
        if one.place is Place.URL:
            suffix = [{"type": "text", "text": values[one.key]}]
            components.append({"type": "button", "sub_type": "url", "index": str(one.button), "parameters": suffix})
    return components


def _variables(place: Place, text: str, examples: Mapping[str, str]) -> list[Variable]:
    names = dict.fromkeys(_VARIABLE.findall(text))
    return [Variable(key=f"{place}-{name}", name=name, place=place, example=examples.get(name, "")) for name in names]


def _of_button(place: int, button: Mapping[str, Any]) -> list[Variable]:
    if str(button.get("type", "")).upper() != "URL" or not _VARIABLE.search(str(button.get("url") or "")):
        return []
    return [Variable(key=f"{Place.URL}-{place}", name=str(button.get("text") or ""), place=Place.URL, button=place)]


def _examples(part: Mapping[str, Any], key: str) -> dict[str, str]:
    """The examples of the approval by the variable's name, whichever of the two forms they have."""
    example = part.get("example") or {}
    named = example.get(f"{key}_named_params") or []
    if named:
        return {str(one.get("param_name")): str(one.get("example", "")) for one in named}
    listed = example.get(key) or []
    row = listed[0] if listed and isinstance(listed[0], list) else listed
    return {str(number): str(value) for number, value in enumerate(row, start=1)}


def _obstacle(header: Mapping[str, Any], buttons: Sequence[Mapping[str, Any]]) -> TemplateProblem | None:
    if str(header.get("format", "")).upper() in _MEDIA_HEADERS:
        return TemplateProblem.NEEDS_FILE
    kinds = {str(button.get("type", "")).upper() for button in buttons}
    return TemplateProblem.BUTTON if kinds - {*_STILL_BUTTONS, "URL"} else None


def _filled(template: TemplateText, place: Place, text: str, values: Mapping[str, str]) -> str:
    keys = {one.name: one.key for one in template.variables if one.place is place}
    return _VARIABLE.sub(lambda found: values.get(keys.get(found[1], ""), "") or found[0], text)


def _parameter(variable: Variable, value: str) -> dict[str, object]:
    named = {} if variable.name.isdigit() else {"parameter_name": variable.name}
    return {"type": "text", **named, "text": value}
