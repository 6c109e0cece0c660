"""Which guides the help has, in what order; their texts are Markdown in docs/help, drawn when the pages are built."""

from dataclasses import dataclass
from pathlib import Path

from services.rules.permissions import Role

FOLDER = Path(__file__).parent.parent / "docs" / "help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A text with its name in addresses, and the roles whose own guide it is."""

    key: str
    title: str
    icon: str
    roles: tuple[Role, ...] = ()

    @property
    def text(self) -> str:
        """The Markdown."""
        return (FOLDER / f"{self.key}.md").read_text()


GUIDES = (
    Guide(key="start", title="First five minutes", icon="rocket"),
    Guide(key="sdr", title="For SDRs", icon="headset", roles=(Role.SDR,)),
    Guide(key="manager", title="For managers", icon="users", roles=(Role.MANAGER, Role.READONLY)),
    Guide(key="admin", title="For admins", icon="settings", roles=(Role.ADMIN,)),
    Guide(key="auditor", title="For auditors", icon="scale", roles=(Role.AUDITOR,)),
    Guide(key="product", title="For product people", icon="pencil-ruler", roles=(Role.PRODUCT,)),
    Guide(key="devops", title="For devops", icon="activity", roles=(Role.DEVOPS,)),
    Guide(key="simulator", title="The simulator", icon="smartphone"),
    Guide(key="verify-audit", title="Verify the audit yourself", icon="shield-check"),
    Guide(key="troubleshooting", title="Troubleshooting", icon="wrench"),
    Guide(key="terms", title="Terms of the trade", icon="book-a"),
)


def terms() -> dict[str, str]:
    """What each term of the trade means, by the table of its guide; several terms in one row mean the same."""
    rows = [line.strip("|").split("|") for line in (FOLDER / "terms.md").read_text().splitlines()[4:] if line]
    return {name.strip(): meaning.strip() for names, meaning in rows for name in names.split(",")}
