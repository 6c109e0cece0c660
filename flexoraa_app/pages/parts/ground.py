"""The ground of the look: the colours of assets/tokens.css by their names, and the sizes of type."""

import reflex as rx

_GROUNDS = ("ground", "surface", "sunken", "hover", "line", "line-strong", "accent-ground")
_INKS = ("text", "text-2", "text-3", "accent", "hot", "warm", "cold", "good", "ai")
_SIZES = ("xs", "s", "m", "l", "xl")


def colours() -> rx.Component:
    """Each ground as an area, each ink as words on the surface."""
    grounds = [_swatch(name) for name in _GROUNDS]
    inks = [rx.el.span(name, translate="no", style={"color": f"var(--{name})"}) for name in _INKS]
    return rx.el.div(
        rx.el.div(*grounds, class_name="row wrap"), rx.el.div(*inks, class_name="row wrap"), class_name="stack"
    )


def _swatch(name: str) -> rx.Component:
    area = rx.el.i(class_name="swatch-area", style={"background": f"var(--{name})"})
    return rx.el.span(area, rx.el.span(name, translate="no", class_name="small quiet"), class_name="stack")


def type_sizes() -> rx.Component:
    """One sentence in every size, and names in the scripts that contacts write."""
    said = [
        rx.el.p(rx.el.code(size), " A lead that waits goes cold.", style={"fontSize": f"var(--text-{size})"})
        for size in _SIZES
    ]
    return rx.el.div(*said, _scripts(), class_name="stack")


def _scripts() -> rx.Component:
    names = (
        "प्रिया शर्मा",
        "أحمد الحربي",
        "کشور خان",
        "காவ்யா",
        "సాయి కుమార్",
        "সুমিত দাস",
        "કિરણ પટેલ",
        "ਹਰਪ੍ਰੀਤ",
        "ಅನಿತಾ",
        "ലക്ഷ്മി",
        "ସୁନୀତା",
    )
    return rx.el.p(*(rx.el.bdi(name, " ", translate="no") for name in names), class_name="row wrap")
