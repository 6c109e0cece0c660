"""The parts that a reply may be made of. Their texts are the replies' matter; a CLAIM is a fact of the tenant."""

from enum import StrEnum


class Segment(StrEnum):
    """What a part of a reply does."""

    DISCLOSURE = "disclosure"
    GREETING = "greeting"
    ACKNOWLEDGE = "acknowledge"
    ACKNOWLEDGE_OBJECTION = "acknowledge_objection"
    ACKNOWLEDGE_FRUSTRATION = "acknowledge_frustration"
    ACKNOWLEDGE_FIGURE = "acknowledge_figure"
    ACKNOWLEDGE_CHANGE = "acknowledge_change"
    ACKNOWLEDGE_PRICE = "acknowledge_price"
    ACKNOWLEDGE_TRUST = "acknowledge_trust"
    ACKNOWLEDGE_TIME = "acknowledge_time"
    ACKNOWLEDGE_OTHERS = "acknowledge_others"
    CONFIRM_AI = "confirm_ai"
    NO_PROMISE = "no_promise"
    GIVE_TIME = "give_time"
    WELCOME = "welcome"
    CLAIM = "claim"  # answers what was asked
    PERSUADE = "persuade"  # a claim that nobody asked for, by the technique of the band
    ASK_INTENT = "ask_intent"
    ASK_BUDGET = "ask_budget"
    ASK_TIMELINE = "ask_timeline"
    NO_FACT = "no_fact"
    OFFER_PERSON = "offer_person"
    CLOSE_HOT = "close_hot"
    CLOSE_WARM = "close_warm"
    CLOSE_COLD = "close_cold"
    HANDING_OVER = "handing_over"
    PLACEHOLDER = "placeholder"
    HOLDING = "holding"
    STOP_CONFIRMATION = "stop_confirmation"
    WELCOME_BACK = "welcome_back"
    ERASURE_NOTED = "erasure_noted"
