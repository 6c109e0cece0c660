"""Who may do what: the document's role matrix (PRD, RBAC) as policies.md reads it.

Answers for an area and a kind of access; which leads a member sees is narrowed by `sees_all_leads`, and row-level
security asks the same question again in the database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import assert_never
from uuid import UUID


class Role(StrEnum):
    """What a member is in the tenant."""

    ADMIN = "admin"
    MANAGER = "manager"
    SDR = "sdr"
    PRODUCT = "product"
    DEVOPS = "devops"
    AUDITOR = "auditor"
    READONLY = "readonly"


class PrincipalKind(StrEnum):
    """What kind of actor a principal is."""

    MEMBER = "member"
    SYSTEM = "system"
    AI = "ai"
    API_KEY = "api_key"


class Area(StrEnum):
    """A part of the product that is permitted as a whole."""

    LEADS = "leads"  # with contacts, conversations and appointments
    TEAM = "team"
    SETTINGS = "settings"
    BILLING = "billing"
    AUDIT = "audit"
    AI = "ai"  # prompts, models, experiments, facts, knowledge
    CHANNELS = "channels"
    OPERATIONS = "operations"  # queue, system log, keys' state
    REVIEW = "review"  # high-risk review
    REPORTS = "reports"
    SIMULATOR = "simulator"


class Access(StrEnum):
    """How far a principal may go in an area; each level includes the ones before it."""

    READ = "read"
    ACT = "act"  # reply, note, label, book, log an outcome
    WRITE = "write"  # create, change, assign, import, decide
    MANAGE = "manage"  # delete, export, verify, grant


_DEPTH: Mapping[Access, int] = {access: depth for depth, access in enumerate(Access)}

R, A, W, M, NO = Access.READ, Access.ACT, Access.WRITE, Access.MANAGE, None

_AREAS = tuple(Area)

# The first five columns are the PRD's matrix; the others say where policies.md "Roles" put what the matrix leaves open.
# Product's "Settings R/W" is the AI column; DevOps' "Infra" and "Logs" are channels and operations.
# fmt: off
_ROWS: Mapping[Role, tuple[Access | None, ...]] = {
    #              leads team sett bill audit  ai chan oper revw rept simu
    Role.ADMIN:    (M,   M,   M,   M,   M,    M,  M,   M,   M,   M,   M),
    Role.MANAGER:  (W,   R,   R,   R,   M,    R,  R,   NO,  R,   R,   W),
    Role.SDR:      (A,   NO,  NO,  NO,  NO,   NO, NO,  NO,  NO,  NO,  NO),
    Role.PRODUCT:  (R,   NO,  R,   NO,  R,    W,  NO,  NO,  NO,  R,   W),
    Role.DEVOPS:   (NO,  NO,  NO,  NO,  NO,   NO, R,   W,   NO,  NO,  W),
    Role.AUDITOR:  (R,   NO,  NO,  NO,  M,    NO, NO,  NO,  W,   R,   NO),
    Role.READONLY: (R,   NO,  NO,  NO,  NO,   NO, NO,  NO,  NO,  R,   NO),
}
# fmt: on

MATRIX: Mapping[Role, Mapping[Area, Access]] = {
    role: {area: access for area, access in zip(_AREAS, row, strict=True) if access} for role, row in _ROWS.items()
}

# An API key carries a role but reaches only what REST v1 serves (interfaces.md, HTTP).
API_AREAS = frozenset({Area.LEADS, Area.BILLING, Area.AUDIT})

# The AI talks to contacts and changes nothing else: it may act on leads, code decides the rest (security.md).
AI_GRANTS: Mapping[Area, Access] = {Area.LEADS: Access.ACT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Who is acting. `tenant_id` is None only for work of the deployment; `role` only for the system and the AI."""

    kind: PrincipalKind
    tenant_id: UUID | None
    member_id: UUID | None = None
    role: Role | None = None
    api_key_id: UUID | None = None
    # The member proved who they are within the last minutes (rules.session_life); no part of who it is.
    is_confirmed: bool = field(default=False, compare=False)
    # An admin who looks as this role does; reads and changes nothing.
    is_viewing: bool = False

    @property
    def actor_id(self) -> UUID | None:
        """The member's or API key's id for events; None for the system and the AI, whose kind says all."""
        return self.member_id or self.api_key_id

    @classmethod
    def system(cls, tenant_id: UUID | None = None) -> "Principal":
        """The product itself: schedules, sweeps, reactions."""
        return cls(kind=PrincipalKind.SYSTEM, tenant_id=tenant_id)

    @classmethod
    def ai(cls, tenant_id: UUID) -> "Principal":
        """The AI answering contacts of a tenant."""
        return cls(kind=PrincipalKind.AI, tenant_id=tenant_id)

    @classmethod
    def member(
        cls, tenant_id: UUID, member_id: UUID, role: Role, *, is_confirmed: bool = False, is_viewing: bool = False
    ) -> "Principal":
        """A signed-in person, or an admin who looks as a role does."""
        return cls(
            kind=PrincipalKind.MEMBER,
            tenant_id=tenant_id,
            member_id=member_id,
            role=role,
            is_confirmed=is_confirmed,
            is_viewing=is_viewing,
        )

    @classmethod
    def api_key(cls, tenant_id: UUID, api_key_id: UUID, role: Role) -> "Principal":
        """A program that calls the REST API."""
        return cls(kind=PrincipalKind.API_KEY, tenant_id=tenant_id, api_key_id=api_key_id, role=role)


def granted(principal: Principal, area: Area) -> Access | None:
    """The deepest access the principal has in the area, None for none."""
    role_grants = MATRIX[principal.role] if principal.role else {}
    match principal.kind:
        case PrincipalKind.SYSTEM:
            return Access.MANAGE
        case PrincipalKind.AI:
            return AI_GRANTS.get(area)
        case PrincipalKind.MEMBER:
            return role_grants.get(area)
        case PrincipalKind.API_KEY:
            return role_grants.get(area) if area in API_AREAS else None
    assert_never(principal.kind)


def may(principal: Principal, area: Area, access: Access) -> bool:
    """True where the principal may use the area that far. For an SDR this holds for assigned leads only."""
    if principal.is_viewing and access is not Access.READ:
        return False
    deepest = granted(principal, area)
    return deepest is not None and _DEPTH[access] <= _DEPTH[deepest]


def grant_words(area: Area, access: Access) -> str:
    """The name of one grant, as pages ask for it: "settings:write"."""
    return f"{area.value}:{access.value}"


def grants_of(principal: Principal) -> list[str]:
    """Every grant of the principal by its name."""
    return [grant_words(area, access) for area in Area for access in Access if may(principal, area, access)]


def sees_all_leads(principal: Principal) -> bool:
    """True where leads are not narrowed to the principal's own; a list of who sees all, so that it fails closed."""
    if principal.kind in (PrincipalKind.SYSTEM, PrincipalKind.AI):
        return True
    everyones = (Role.ADMIN, Role.MANAGER, Role.PRODUCT, Role.AUDITOR, Role.READONLY)
    return principal.role in everyones and may(principal, Area.LEADS, Access.READ)


def sees_personal_data(principal: Principal) -> bool:
    """False where phones, e-mails and names are shown masked: the product role, and who reads no leads at all."""
    return principal.role is not Role.PRODUCT and may(principal, Area.LEADS, Access.READ)


def reads_are_recorded(principal: Principal) -> bool:
    """True where each read of personal data is an event: auditors, not admins who look at what one sees."""
    return principal.role is Role.AUDITOR and not principal.is_viewing
