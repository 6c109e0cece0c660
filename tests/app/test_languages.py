"""Pages written in English reach a reader in the language chosen; what comes from outside is never looked up."""

import re

import pytest
import reflex as rx

from flexoraa_app.components.texts import t
from flexoraa_app.languages.catalogue import CATALOGUES, read_catalogue, write_assets
from flexoraa_app.languages.collect import texts
from flexoraa_app.languages.spoken import spoken
from services.screens.shell import Frame

PLACE = re.compile(r"\{\w+\}")
NAMES: rx.Var[list[str]] = rx.Var("names", _var_type=list[str])
NAME: rx.Var[str] = rx.Var("name", _var_type=str)


@pytest.mark.parametrize(
    ("page", "looked_up"),
    [
        pytest.param(lambda: rx.el.p("Nobody yet"), 'text:"Nobody yet"', id="text"),
        pytest.param(lambda: rx.el.button(title="Close"), 'title:t("Close")', id="title"),
        pytest.param(lambda: rx.el.button(aria_label="Close"), '"aria-label":t("Close")', id="name for readers"),
        pytest.param(lambda: rx.el.input(placeholder="Search"), 'placeholder:t("Search")', id="placeholder"),
        pytest.param(lambda: rx.el.option("Newest"), 't("Newest")', id="option"),
        pytest.param(lambda: rx.foreach(NAMES, lambda _name: rx.el.li("Remove")), 'text:"Remove"', id="each row"),
        pytest.param(lambda: rx.cond(NAME != "", rx.el.p("Known"), rx.fragment()), 'text:"Known"', id="condition"),
        pytest.param(lambda: rx.match(NAME, ("a", rx.el.p("First")), rx.el.p("Other")), 'text:"Other"', id="match"),
        pytest.param(
            lambda: rx.el.p(t("Sent to {name}", name=NAME)), 't("Sent to {name}", {"name": name})', id="value"
        ),
    ],
)
def test_literal_is_looked_up(page, looked_up):
    assert looked_up in str(_unquoted(spoken(rx.fragment(page())).render()))


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(lambda: rx.el.p(NAME), id="from outside"),
        pytest.param(lambda: rx.el.code("flexoraa check"), id="code"),
        pytest.param(lambda: rx.el.kbd("Esc"), id="key"),
        pytest.param(lambda: rx.el.p("· 100 %"), id="no letters"),
        pytest.param(lambda: rx.el.p("English", translate="no"), id="marked so"),
        pytest.param(lambda: rx.el.p(rx.Var.create(Frame().workspace)), id="empty"),
    ],
)
def test_everything_else_is_left(page):
    before = str(page().render())
    assert str(spoken(rx.fragment(page())).render()["children"][0]) == before


@pytest.fixture(scope="module")
def said() -> set[str]:
    """Every text of the interface, as the pages now say it."""
    return texts()


@pytest.mark.parametrize("path", sorted(CATALOGUES.glob("*.po")), ids=lambda path: path.stem)
def test_catalogue_knows_what_pages_say(path, said):
    missing = said - set(read_catalogue(path))
    assert not missing, (
        f"Run `python -m flexoraa_app.languages.collect`, then translate in {path.name}: {sorted(missing)}"
    )


@pytest.mark.parametrize("path", sorted(CATALOGUES.glob("*.po")), ids=lambda path: path.stem)
def test_translation_keeps_the_places_of_its_values(path):
    wrong = [
        text
        for text, words in read_catalogue(path).items()
        if sorted(PLACE.findall(text)) != sorted(PLACE.findall(words))
    ]
    assert wrong == []


def test_browser_gets_a_file_for_each_catalogue(tmp_path):
    write_assets(tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == {path.stem for path in CATALOGUES.glob("*.po")}


def _unquoted(rendered: object) -> str:
    return str(rendered).replace("\\'", "'")
