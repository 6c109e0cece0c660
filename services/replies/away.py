"""What a contact reads when a person is needed and nobody is in: the tenant's own text or the product's, with the time.

The times are the company's: its contacts know where it is.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from services.replies.wording import ARABIC, ENGLISH, HINDI, HINGLISH, SPANISH
from services.rules.away import OPENS

AWAY: Mapping[str, str] = {
    ENGLISH: "Our team is not in right now. A colleague will answer you here {opens}.",
    HINGLISH: "Abhi hamari team available nahi hai. Ek colleague aapko {opens} yahin jawab denge.",
    HINDI: "अभी हमारी टीम उपलब्ध नहीं है। एक सहकर्मी आपको {opens} यहीं जवाब देंगे।",
    ARABIC: "فريقنا غير متواجد الآن. سيجيبك أحد زملائنا هنا {opens}.",
    SPANISH: "Nuestro equipo no está ahora. Un colega te responderá aquí {opens}.",
}
_MOMENT: Mapping[str, str] = {
    ENGLISH: "from {day} at {time}",
    HINGLISH: "{day} ko {time} baje se",
    HINDI: "{day} को {time} बजे से",
    ARABIC: "ابتداءً من {day} الساعة {time}",
    SPANISH: "desde el {day} a las {time}",
}
_DAYS: Mapping[str, Sequence[str]] = {
    ENGLISH: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    HINGLISH: ("Somvaar", "Mangalvaar", "Budhvaar", "Guruvaar", "Shukravaar", "Shanivaar", "Ravivaar"),
    HINDI: ("सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार"),
    ARABIC: ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    SPANISH: ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}


def away_text(own: Mapping[str, str], language: str, opens_at: datetime, zone: ZoneInfo) -> str:
    """The text in a worded language, with the moment when somebody is in again."""
    local = opens_at.astimezone(zone)
    moment = _MOMENT[language].format(day=_DAYS[language][local.weekday()], time=f"{local:%H:%M}")
    return (own.get(language) or AWAY[language]).replace(OPENS, moment)
