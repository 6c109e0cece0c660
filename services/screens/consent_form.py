"""What the consent section of the settings shows: the public form's address, its wordings, and how many agreed."""

from dataclasses import dataclass, field

from sqlalchemy import func, select

from services.access import demand
from services.compliance import forms
from services.compliance.models import Consent, Suppression
from services.db import Reader
from services.rules.consent import ConsentAct, ConsentMethod, ConsentPurpose
from services.rules.permissions import Area, Principal
from services.screens.company import LANGUAGE_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWording:
    """The wording in force in one language."""

    language: str
    name: str  # of the language
    version: int
    text: str
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentSettings:
    """The form as its tenant sees it; `path` is empty before one was opened."""

    path: str = ""
    wordings: list[FormWording] = field(default_factory=list)
    agreed: int = 0  # forms filled in
    withdrawn: int = 0  # contacts who took marketing back
    suppressed: int = 0  # addresses that nothing is sent to


async def load(reader: Reader, principal: Principal) -> ConsentSettings:
    """The tenant's form, wordings and counts."""
    demand(principal, Area.SETTINGS)
    key = await forms.find_form_key(reader)
    wordings = await forms.list_wordings(reader)
    return ConsentSettings(
        path=f"/consent/{key}/" if key else "",
        wordings=[
            FormWording(
                language=one.language,
                name=LANGUAGE_NAMES.get(one.language, one.language),
                version=one.version,
                text=one.text,
                direction="rtl" if one.language == "ar" else "ltr",
            )
            for one in sorted(wordings, key=lambda one: one.language != "en")
        ],
        agreed=await _count(reader, Consent.method == ConsentMethod.FORM),
        withdrawn=await _count(
            reader, Consent.act == ConsentAct.WITHDRAWN, Consent.purpose == ConsentPurpose.MARKETING
        ),
        suppressed=int(
            await reader.scalar(
                select(func.count(func.distinct(Suppression.value_index))).where(
                    Suppression.tenant_id == reader.tenant_id, Suppression.lifted_at.is_(None)
                )
            )
        ),
    )


async def _count(reader: Reader, *where: object) -> int:
    statement = select(func.count(func.distinct(Consent.contact_id))).where(
        Consent.tenant_id == reader.tenant_id,
        *where,  # type: ignore[arg-type]  # each is a column expression
    )
    return int(await reader.scalar(statement))
