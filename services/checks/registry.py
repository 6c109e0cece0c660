"""Every invariant of the product, in the order in which reports list them."""

from collections.abc import Awaitable, Callable

from services.checks import (
    deliveries,
    event_chain,
    figures,
    leads,
    merges,
    messages,
    sealing,
    sends,
    signatures,
    tokens,
)
from services.checks.look import Found, Invariant
from services.db import DeploymentTransaction

DeploymentInvariant = Callable[[DeploymentTransaction], Awaitable[list[Found]]]

OF_THE_DEPLOYMENT: tuple[DeploymentInvariant, ...] = (
    deliveries.deliveries_add_up,
    deliveries.deliveries_can_be_read,
)

OF_EACH_TENANT: tuple[Invariant, ...] = (
    messages.told_messages_are_stored,
    messages.inbound_messages_are_stored_once,
    messages.sends_are_unique,
    messages.turns_are_answered_once,
    messages.conversations_have_no_gap,
    messages.answers_do_not_run_ahead,
    messages.statuses_follow_receipts,
    messages.receipts_find_their_message,
    sends.free_form_stays_inside_the_window,
    sends.nothing_goes_out_after_an_opt_out,
    sends.sends_carry_their_decision,
    sends.reviews_silence_the_ai,
    leads.leads_have_one_current_assignment,
    leads.owners_agree,
    leads.routing_respects_capacity,
    leads.scores_are_the_sum_of_their_factors,
    merges.merged_contacts_have_one_open_lead,
    merges.folded_conversations_are_of_one_person,
    merges.joined_contacts_have_their_merge,
    tokens.wallets_are_the_sum_of_their_entries,
    tokens.balances_follow_each_other,
    tokens.balances_stay_above_zero,
    tokens.holds_end_in_time,
    tokens.holds_are_what_the_ledger_holds,
    tokens.wallets_owe_what_is_due,
    tokens.fees_are_taken_once,
    tokens.inbound_messages_are_charged_once,
    event_chain.chain_is_whole,
    event_chain.head_is_the_last_seal,
    event_chain.events_are_sealed_in_time,
    event_chain.events_say_what_their_rows_say,
    sealing.messages_can_be_read,
    figures.figures_are_what_their_rows_say,
)

# Of these, what only time breaks, and a worker that is alive mends.
OWED_BY_A_WORKER: tuple[Invariant, ...] = (tokens.holds_end_in_time, event_chain.events_are_sealed_in_time)


def claims() -> dict[str, str]:
    """Return every invariant's name with its claim in words."""
    # The last one is asked with what lies outside the database.
    every = (*OF_THE_DEPLOYMENT, *OF_EACH_TENANT, signatures.signed_logs_are_unchanged)
    return {check.__name__: (check.__doc__ or "").strip() for check in every}
