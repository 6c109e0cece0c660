"""The help answers for every plain sentence that the product says, and its links lead somewhere."""

import re

import pytest

from flexoraa_app.components.prose import anchor, prose
from flexoraa_app.guides import FOLDER, GUIDES, terms
from flexoraa_app.pages.settings.sections import SECTIONS
from flexoraa_app.routes import ROUTES
from services import errors
from services.screens import shell
from services.screens.refusals import SEND_ERRORS, UNKNOWN
from services.screens.words import SEND_REFUSALS, WINDOW_SHUT

PATHS = (
    {route.link.path for route in ROUTES}
    | {section.path for section in SECTIONS}
    | {"/help/", "/help/parts/", "/legal/"}
)
ERRORS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.FlexoraaError)]
SENTENCES = {
    "send refusals": SEND_REFUSALS.values(),
    "provider's refusals": [*SEND_ERRORS.values(), UNKNOWN],
    "window": WINDOW_SHUT.values(),
    "banners": [
        *shell.PAUSE_REASONS.values(),
        *shell.MODE_REASONS.values(),
        shell.PAUSED_HERE,
        shell.AI_STOPPED,
    ],
    "errors": [(kind.__doc__ or "").strip().split("\n")[0] for kind in ERRORS],
}


@pytest.mark.parametrize("about", SENTENCES)
def test_troubleshooting_knows_every_sentence(about: str) -> None:
    written = (FOLDER / "troubleshooting.md").read_text()

    assert [words for words in SENTENCES[about] if words and words not in written] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.key)
def test_links_of_a_guide_lead_somewhere(guide) -> None:
    keys = {one.key for one in GUIDES}
    targets = re.findall(r"\]\(([^)]+)\)", guide.text)

    assert [to for to in targets if to.startswith("/") and to not in PATHS and not _is_picture(to)] == []
    assert [to for to in targets if to.startswith("#") and to[1:] not in keys] == []
    assert prose(guide.text)


def test_every_text_is_on_the_shelf() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == {guide.key for guide in GUIDES}


def test_terms_that_share_a_row_share_a_meaning() -> None:
    assert terms()["HOT"] == terms()["COLD"]
    assert "24 hours" in terms()["window"]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("A **bold** word", '"strong"'),
        ("Run `flexoraa check`", '"code"'),
        ("1. First\n2. Then", '"ol"'),
        ("| A | B |\n|---|---|\n| x | y |", '"thead"'),
        ("| | |\n|---|---|\n| x | y |", '"tbody"'),
        ("> Mind this", '"blockquote"'),
        ("See [terms](#terms)", '"#terms"'),
    ],
)
def test_markdown_becomes_elements(text: str, drawn: str) -> None:
    assert drawn in str([block.render() for block in prose(text)])


def test_heading_has_an_address() -> None:
    assert anchor("When the AI was wrong") == "when-the-ai-was-wrong"


def _is_picture(to: str) -> bool:
    return (FOLDER.parent.parent / "assets" / to.lstrip("/")).is_file()
