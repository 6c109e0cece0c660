"""Tables of what a team keeps by conversations: notes with mentions, labels, canned replies, macros, views, who looks.

Names and texts of the lists may hold personal data, so that they are sealed too; equality is found by a blind index.
What is noted of looking and typing is for seconds, by the database's clock.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.crypto import Field, Purpose
from services.rules.saved_views import ViewPage
from services.tables import Json, RowId, Table, TenantId, Visibility, one_of, references, visible_to

NOTE_BODY = Field(table="note", column="body", purpose=Purpose.MESSAGES)
LABEL_NAME = Field(table="label", column="name", purpose=Purpose.PERSONAL)
CANNED_SHORTCUT = Field(table="canned_reply", column="shortcut", purpose=Purpose.PERSONAL)
CANNED_TEXT = Field(table="canned_reply", column="text", purpose=Purpose.PERSONAL)
MACRO_NAME = Field(table="macro", column="name", purpose=Purpose.PERSONAL)
VIEW_NAME = Field(table="saved_view", column="name", purpose=Purpose.PERSONAL)
VIEW_QUERY = Field(table="saved_view", column="query", purpose=Purpose.PERSONAL)


class LabelColour(StrEnum):
    """The grounds a label may have; each has its pair for the dark theme in the pages' tokens."""

    GREY = "grey"
    BLUE = "blue"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    VIOLET = "violet"


class Note(Table):
    """What a member wrote for colleagues only; nothing sends it. Under the contact's key, as the messages are."""

    __tablename__ = "note"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    conversation_id: Mapped[UUID]
    author_id: Mapped[UUID]
    body: Mapped[bytes]
    created_at: Mapped[datetime]
    __table_args__ = (
        references("conversation", "conversation_id"),
        references("member", "author_id"),
        Index(None, "tenant_id", "conversation_id", "created_at"),
        visible_to(Visibility.THROUGH_CONVERSATION),
    )


class NoteMention(Table):
    """A colleague whom a note names; `seen_at` is when they opened the conversation after it."""

    __tablename__ = "note_mention"
    tenant_id: Mapped[TenantId]
    note_id: Mapped[UUID] = mapped_column(primary_key=True)
    member_id: Mapped[UUID] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID]
    seen_at: Mapped[datetime | None]
    __table_args__ = (
        references("note", "note_id", on_delete="CASCADE"),
        references("member", "member_id"),
        Index(None, "tenant_id", "member_id"),
        visible_to(Visibility.THROUGH_CONVERSATION),
    )


class Label(Table):
    """A word of the tenant that conversations may carry."""

    __tablename__ = "label"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    name: Mapped[bytes]
    name_index: Mapped[bytes]
    colour: Mapped[str]
    created_at: Mapped[datetime]
    __table_args__ = (
        one_of("colour", LabelColour),
        UniqueConstraint("tenant_id", "name_index"),
        visible_to(Visibility.ALL),
    )


class ConversationLabel(Table):
    """A label on a conversation."""

    __tablename__ = "conversation_label"
    tenant_id: Mapped[TenantId]
    conversation_id: Mapped[UUID] = mapped_column(primary_key=True)
    label_id: Mapped[UUID] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]
    __table_args__ = (
        references("conversation", "conversation_id"),
        references("label", "label_id", on_delete="CASCADE"),
        Index(None, "tenant_id", "label_id"),
        visible_to(Visibility.THROUGH_CONVERSATION),
    )


class CannedReply(Table):
    """A text that members send often; `{name}` and the like are filled when it is chosen (`rules.canned`)."""

    __tablename__ = "canned_reply"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    shortcut: Mapped[bytes]
    shortcut_index: Mapped[bytes]
    text: Mapped[bytes]
    created_at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("tenant_id", "shortcut_index"), visible_to(Visibility.ALL))


class Macro(Table):
    """Acts on a conversation under one name, in order; `steps` is what `rules.macros` keeps, ids and words only."""

    __tablename__ = "macro"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    name: Mapped[bytes]
    name_index: Mapped[bytes]
    steps: Mapped[Json]
    created_at: Mapped[datetime]
    __table_args__ = (UniqueConstraint("tenant_id", "name_index"), visible_to(Visibility.ALL))


class Watch(Table):
    """A member who has a conversation on the screen, and when they last wrote in it. Worth seconds, never history."""

    __tablename__ = "watch"
    tenant_id: Mapped[TenantId]
    conversation_id: Mapped[UUID] = mapped_column(primary_key=True)
    member_id: Mapped[UUID] = mapped_column(primary_key=True)
    looked_at: Mapped[datetime]
    typed_at: Mapped[datetime | None]
    __table_args__ = (
        references("conversation", "conversation_id"),
        references("member", "member_id"),
        visible_to(Visibility.THROUGH_CONVERSATION),
    )


class SavedView(Table):
    """Filters of a page under a name, as its address has them; without an owner the whole team has it.

    What is searched for may be somebody's name, so words are left out (`rules.saved_views`).
    """

    __tablename__ = "saved_view"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    page: Mapped[str]
    name: Mapped[bytes]
    query: Mapped[bytes]
    owner_id: Mapped[UUID | None]
    created_by: Mapped[UUID]
    created_at: Mapped[datetime]
    __table_args__ = (
        one_of("page", ViewPage),
        references("member", "owner_id"),
        references("member", "created_by"),
        Index(None, "tenant_id", "page", "owner_id"),
        visible_to(Visibility.ALL),
    )
