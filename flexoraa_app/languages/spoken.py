"""Gives a finished page the reader's language: each literal text in it becomes a look-up in the browser.

Pages are written in plain English and know nothing of this. Texts from outside are vars and are left as they are.
"""

import inspect
from collections.abc import Callable
from typing import Any

from reflex_base import constants
from reflex_base.components.component import BaseComponent, Component
from reflex_base.vars.sequence import LiteralStringVar
from reflex_components_core.base.bare import Bare
from reflex_components_core.core.foreach import Foreach
from reflex_components_core.core.match import Match

from flexoraa_app.components.texts import T, t

# Attributes that a person reads or hears.
_READ = ("title", "placeholder", "alt", "label")
_HEARD = "aria-label"
# The same in every language: code, keys, and what the browser wants as a plain string.
_NEVER = {"code", "kbd", "pre", "script", "style"}
_PLAIN = {"option", "title"}


def spoken(component: Component) -> Component:
    """Return the component with every literal text looked up; the tree is changed in place."""
    if isinstance(component, Bare):
        words = _literal(component.contents)
        return T.create(text=words) if words else component
    tag = str(component.tag or "").strip('"')
    if tag in _NEVER or _literal(getattr(component, "translate", None)) == "no":
        return component
    # Forms are rendered once while they are made; what was kept of that is no longer so.
    component._clear_compile_caches()
    for name in _READ:
        if _literal(getattr(component, name, None)):
            setattr(component, name, t(_literal(getattr(component, name))))
    if heard := _literal(component.custom_attrs.get(_HEARD)):
        component.custom_attrs[_HEARD] = t(heard)
    if tag in _PLAIN:
        component.children = [_plain(child) for child in component.children]
        return component
    return _within(component)


def _within(component: Component) -> Component:
    if isinstance(component, Foreach):
        component.render_fn = _each(component.render_fn)
        component.children = [component._render().render_component()]
        return component
    if isinstance(component, Match):
        component.match_cases = [(*cases, _spoken(found)) for *cases, found in component.match_cases]
        component.default = _spoken(component.default)
    component.children = [_spoken(child) for child in component.children]
    return component


def _each(render: Callable[..., Any]) -> Callable[..., Any]:
    """The same with as many parameters, which Reflex counts: a row, and its number where it is asked for."""
    if len(inspect.signature(render).parameters) == 1:
        return lambda row: _spoken(render(row))
    return lambda row, number: _spoken(render(row, number))


def _spoken(child: Any) -> Any:
    return spoken(child) if isinstance(child, Component) else child


def _plain(child: BaseComponent) -> Any:
    words = _literal(child.contents) if isinstance(child, Bare) else ""
    return Bare.create(t(words)) if words else child


def _literal(value: Any) -> str:
    """The text of a literal that has letters in it; empty for all else, a text with values in it too."""
    words = value._var_value if isinstance(value, LiteralStringVar) else value
    is_text = isinstance(words, str) and constants.REFLEX_VAR_OPENING_TAG not in words
    return words if is_text and any(map(str.isalpha, words)) else ""
