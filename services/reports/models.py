"""Tables of what was counted: measures and usage by day, and how far into the log the counting went."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Integer
from sqlalchemy.orm import Mapped, mapped_column

from services.tables import Table, TenantId, Visibility, visible_to


class DayMeasure(Table):
    """How many of a measure fell on a day in the company's zone; `part` is explained in `rules.measures`."""

    __tablename__ = "day_measure"
    tenant_id: Mapped[TenantId]
    day: Mapped[date] = mapped_column(primary_key=True)
    measure: Mapped[str] = mapped_column(primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int] = mapped_column(BigInteger)
    __table_args__ = (visible_to(Visibility.REPORTS),)


class DayUsage(Table):
    """What an operation took on a burn day, refunds taken off, and how many movements that was."""

    __tablename__ = "day_usage"
    tenant_id: Mapped[TenantId]
    day: Mapped[date] = mapped_column(primary_key=True)
    operation: Mapped[str] = mapped_column(primary_key=True)
    deci: Mapped[int] = mapped_column(BigInteger)
    times: Mapped[int] = mapped_column(Integer)
    __table_args__ = (visible_to(Visibility.BILLING),)


class CountedUpTo(Table):
    """The last event of the tenant's log whose days were counted, and the zone in which days were cut."""

    __tablename__ = "counted_up_to"
    tenant_id: Mapped[TenantId]
    seq: Mapped[int] = mapped_column(BigInteger)
    zone: Mapped[str]
    at: Mapped[datetime]
    __table_args__ = (visible_to(Visibility.ALL),)
