"""The sections of the settings in the order of their list; add one here with its page and what it reads."""

from flexoraa_app.pages.settings.ai_control import ai_control_section
from flexoraa_app.pages.settings.ai_control_state import AiControlState
from flexoraa_app.pages.settings.api_keys import api_keys_section
from flexoraa_app.pages.settings.api_keys_state import ApiKeysState
from flexoraa_app.pages.settings.company import company_section
from flexoraa_app.pages.settings.company_state import CompanyState
from flexoraa_app.pages.settings.consent import consent_section
from flexoraa_app.pages.settings.consent_state import ConsentState
from flexoraa_app.pages.settings.facts import facts_section
from flexoraa_app.pages.settings.facts_state import FactsState
from flexoraa_app.pages.settings.hours import hours_section
from flexoraa_app.pages.settings.keys import keys_section
from flexoraa_app.pages.settings.keys_state import KeysState
from flexoraa_app.pages.settings.knowledge import knowledge_section
from flexoraa_app.pages.settings.knowledge_state import KnowledgeState
from flexoraa_app.pages.settings.languages import languages_section
from flexoraa_app.pages.settings.lists import lists_section
from flexoraa_app.pages.settings.lists_state import ListsState
from flexoraa_app.pages.settings.policy_state import PolicyState
from flexoraa_app.pages.settings.privacy import privacy_section
from flexoraa_app.pages.settings.privacy_state import PrivacyState
from flexoraa_app.pages.settings.promises import promises_section
from flexoraa_app.pages.settings.retention import retention_section
from flexoraa_app.pages.settings.retention_state import RetentionState
from flexoraa_app.pages.settings.routing import routing_section
from flexoraa_app.pages.settings.routing_state import SellersState
from flexoraa_app.pages.settings.section import Section
from services.rules.permissions import Access, Area

SECTIONS = (
    Section(
        key="company",
        title="Company",
        icon="building-2",
        area=Area.SETTINGS,
        page=company_section,
        on_load=(CompanyState.load,),
    ),
    Section(
        key="hours",
        title="Working hours",
        icon="clock",
        area=Area.SETTINGS,
        page=hours_section,
        on_load=(PolicyState.load,),
    ),
    Section(
        key="promises",
        title="Promised times",
        icon="timer",
        area=Area.SETTINGS,
        page=promises_section,
        on_load=(PolicyState.load,),
    ),
    Section(
        key="routing",
        title="Routing",
        icon="route",
        area=Area.SETTINGS,
        page=routing_section,
        on_load=(PolicyState.load, SellersState.load),
    ),
    Section(
        key="languages",
        title="Languages",
        icon="languages",
        area=Area.SETTINGS,
        page=languages_section,
        on_load=(PolicyState.load,),
    ),
    Section(
        key="lists",
        title="Lists",
        icon="tags",
        area=Area.SETTINGS,
        page=lists_section,
        on_load=(ListsState.load, ListsState.follow),
    ),
    Section(
        key="facts",
        title="Facts",
        icon="badge-check",
        area=Area.AI,
        page=facts_section,
        on_load=(FactsState.load, FactsState.follow),
    ),
    Section(
        key="ai",
        title="AI control",
        icon="bot",
        area=Area.AI,
        page=ai_control_section,
        on_load=(AiControlState.load,),
    ),
    Section(
        key="knowledge",
        title="Knowledge",
        icon="book-open",
        area=Area.AI,
        page=knowledge_section,
        on_load=(KnowledgeState.load, KnowledgeState.follow),
    ),
    Section(
        key="consent",
        title="Consent",
        icon="file-check-2",
        area=Area.SETTINGS,
        page=consent_section,
        on_load=(ConsentState.load,),
    ),
    Section(
        key="keys",
        title="Keys",
        icon="key-round",
        area=Area.SETTINGS,
        page=keys_section,
        on_load=(KeysState.load,),
    ),
    Section(
        key="api-keys",
        title="API keys",
        icon="plug",
        area=Area.SETTINGS,
        access=Access.MANAGE,
        page=api_keys_section,
        on_load=(ApiKeysState.load,),
    ),
    Section(
        key="privacy",
        title="Privacy requests",
        icon="shield-off",
        area=Area.SETTINGS,
        page=privacy_section,
        on_load=(PrivacyState.load,),
    ),
    Section(
        key="retention",
        title="Retention",
        icon="hourglass",
        area=Area.SETTINGS,
        page=retention_section,
        on_load=(RetentionState.load,),
    ),
)
