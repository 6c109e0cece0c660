"""Who the demo's two tenants are: members with fixed second factors, inboxes, what they sell and to whom.

Addresses end in `.test`, phone numbers belong to nobody in particular; nothing here can exist in production.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from services.rules.permissions import Role
from services.rules.plans import PlanCode
from services.rules.top_ups import TOP_UPS, TopUp


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """A member of a demo tenant; the TOTP secret is shown with its code on the demo's sign-in page."""

    login: str
    name: str
    role: Role
    totp_secret: str | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCompany:
    """A demo tenant; `burn_limit_deci` is the plan's where it is None."""

    slug: str
    name: str
    plan: PlanCode
    timezone: str
    currency: str
    top_up: TopUp
    leads: int
    members: tuple[DemoPerson, ...]
    items: tuple[str, ...]
    dial: str
    burn_limit_deci: int | None = None


def _team(
    names: Mapping[str, str], secrets: Mapping[str, str], sdrs: Mapping[str, tuple[str, ...]]
) -> tuple[DemoPerson, ...]:
    roles = {login: Role.SDR if login in sdrs else Role(login) for login in names}
    return tuple(
        DemoPerson(
            login=login,
            name=name,
            role=roles[login],
            totp_secret=secrets.get(login),
            languages=sdrs.get(login, ()),
        )
        for login, name in names.items()
    )


ASHA = DemoCompany(
    slug="asha",
    name="Asha Motors",
    plan=PlanCode.FULL_OS,
    timezone="Asia/Kolkata",
    currency="INR",
    top_up=TOP_UPS[3],
    # Lifted so that a demo does not stop for the day's limit: 5,000 tokens.
    burn_limit_deci=50_000,
    leads=150,
    members=_team(
        {
            "admin": "Asha Raman",
            "manager": "Vikram Sethi",
            "meera": "Meera Nair",
            "dev": "Dev Malhotra",
            "auditor": "Farah Khan",
            "product": "Priya Menon",
            "devops": "Arjun Rao",
            "readonly": "Kavya Iyer",
        },
        {"admin": "JBSWY3DPEHPK3PXPASHAADMIN7654327", "manager": "JBSWY3DPEHPK3PXPASHAMANAGER76543"},
        {"meera": ("en", "hinglish", "hi"), "dev": ("en", "hinglish", "hi", "ar")},
    ),
    items=("Creta SX", "Nexon EV", "Seltos HTX", "Venue S", "XUV700 AX5", "Brezza ZXi"),
    dial="91",
)

BORNEO = DemoCompany(
    slug="borneo",
    name="Borneo Homes",
    plan=PlanCode.LEADOS_PRO,
    timezone="Asia/Kuala_Lumpur",
    currency="MYR",
    top_up=TOP_UPS[1],
    leads=80,
    members=_team(
        {
            "admin": "Nurul Huda",
            "manager": "Daniel Lim",
            "meera": "Meera Pillai",
            "dev": "Dev Anand",
            "auditor": "Grace Wong",
            "product": "Siti Rahman",
            "devops": "Jason Tan",
            "readonly": "Aisyah Omar",
        },
        {"admin": "JBSWY3DPEHPK3PXPBORNEOADMIN76543", "manager": "JBSWY3DPEHPK3PXPBORNEOMANAGER765"},
        {"meera": ("en", "hinglish", "hi"), "dev": ("en", "ar")},
    ),
    items=("Mont Kiara two-bedroom", "KLCC studio", "Bangsar terrace", "Cheras condo", "Ampang duplex"),
    dial="60",
)

COMPANIES = (ASHA, BORNEO)

NAMES: Mapping[str, tuple[str, ...]] = {
    "en": (
        "Rahul Verma", "Ananya Gupta", "Karan Shah", "Sneha Reddy", "Rohan Das", "Nisha Patel", "Aditya Joshi",
        "Chloe Tan", "Marcus Lee", "Wei Ling Ong", "Hafiz Rahim", "Sarah Abdullah", "Jonathan Chua", "Divya Pillai",
    ),
    "hinglish": (
        "Ravi Kumar", "Pooja Sharma", "Amit Yadav", "Neha Singh", "Suresh Chauhan", "Komal Arora", "Manish Tiwari",
    ),
    "hi": ("सुनीता देवी", "राजेश कुमार", "कविता मिश्रा", "अनिल वर्मा", "रेखा शर्मा", "मोहन लाल"),
    "ar": ("أحمد الحربي", "فاطمة الزهراء", "خالد منصور", "ليلى حسن", "يوسف عمر"),
}  # fmt: skip
