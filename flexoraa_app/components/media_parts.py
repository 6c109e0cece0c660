"""What a message carries beside its words: photo, voice note, video, document, place, contact cards, reactions."""

from typing import Any

import reflex as rx


def carried(item: Any) -> rx.Component:
    """Everything of a message's extras; nothing where it has none."""
    extras = item.extras
    return rx.fragment(
        rx.cond(extras.attachment.shows != "", _attachment(item), rx.fragment()),
        rx.cond(extras.place.link != "", _place(extras.place), rx.fragment()),
        rx.foreach(extras.cards, _card),
    )


def reactions(item: Any) -> rx.Component:
    """The emoji that stand at a message."""
    marks = rx.el.div(rx.foreach(item.extras.reactions, rx.el.span), class_name="reactions", title="Reaction")
    return rx.cond(item.extras.reactions.length() > 0, marks, rx.fragment())


def _attachment(item: Any) -> rx.Component:
    file = item.extras.attachment
    away = rx.el.div(
        rx.icon("file-clock", size=16, aria_hidden="true"), rx.el.span(file.note), class_name="file", role="status"
    )
    return rx.cond(file.note != "", away, _shown(item))


def _shown(item: Any) -> rx.Component:
    file, address = item.extras.attachment, f"/api/media/{item.id}"
    picture = rx.el.a(
        rx.el.img(src=address, alt=file.name, loading="lazy", class_name="photo"),
        href=address,
        target="_blank",
        title="Open in full",
    )
    return rx.match(
        file.shows,
        ("image", picture),
        ("sticker", rx.el.img(src=address, alt="Sticker", loading="lazy", class_name="sticker")),
        ("audio", rx.el.audio(src=address, controls=True, preload="none", aria_label="Voice note", class_name="voice")),
        ("video", rx.el.video(src=address, controls=True, preload="none", aria_label="Video", class_name="photo")),
        _document(file, address),
    )


def _document(file: Any, address: Any) -> rx.Component:
    return rx.el.a(
        rx.icon("file-down", size=18, aria_hidden="true"),
        rx.el.span(rx.cond(file.name != "", file.name, "Document"), class_name="clip grow", dir="auto"),
        rx.el.span(file.size, class_name="small quiet num"),
        href=address,
        download=True,
        class_name="file",
        title="Download",
    )


def _place(place: Any) -> rx.Component:
    lines = rx.el.span(rx.el.b(place.name, dir="auto"), rx.el.span(place.address, class_name="small quiet", dir="auto"))
    return rx.el.a(
        rx.icon("map-pin", size=18, aria_hidden="true"),
        lines,
        href=place.link,
        target="_blank",
        rel="noreferrer noopener",
        class_name="file",
        title="Open the map",
    )


def _card(card: Any) -> rx.Component:
    phones = rx.foreach(card.phones, lambda phone: rx.el.span(phone, class_name="small quiet num", dir="ltr"))
    lines = rx.el.span(rx.el.b(card.name, dir="auto"), phones)
    return rx.el.div(rx.icon("contact", size=18, aria_hidden="true"), lines, class_name="file")
