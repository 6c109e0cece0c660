CREATE TABLE contact (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    name BYTEA,
    language TEXT,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT contact_pkey PRIMARY KEY (tenant_id, id)
);
CREATE TABLE data_key (
    tenant_id UUID NOT NULL,
    purpose TEXT NOT NULL,
    version INTEGER NOT NULL,
    wrapped BYTEA NOT NULL,
    state TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT data_key_pkey PRIMARY KEY (tenant_id, purpose, version),
    CONSTRAINT data_key_purpose_check CHECK (purpose in ('personal', 'messages', 'secrets', 'index', 'intake')),
    CONSTRAINT data_key_state_check CHECK (state in ('active', 'retired'))
);
CREATE TABLE delivery (
    id UUID NOT NULL,
    provider TEXT NOT NULL,
    body BYTEA NOT NULL,
    size INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    tenant_ids JSONB,
    attempts SMALLINT NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    finished_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT delivery_pkey PRIMARY KEY (id),
    CONSTRAINT delivery_state_check CHECK (state in ('waiting', 'processed', 'parked'))
);
CREATE INDEX delivery_state_id_idx ON delivery (state, id);
CREATE INDEX delivery_waiting_idx ON delivery (id) WHERE state = 'waiting';
CREATE TABLE deployment_key (
    purpose TEXT NOT NULL,
    version INTEGER NOT NULL,
    wrapped BYTEA NOT NULL,
    state TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT deployment_key_pkey PRIMARY KEY (purpose, version),
    CONSTRAINT deployment_key_purpose_check CHECK (purpose in ('personal', 'messages', 'secrets', 'index', 'intake')),
    CONSTRAINT deployment_key_state_check CHECK (state in ('active', 'retired'))
);
CREATE TABLE due_fee (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    operation_key TEXT NOT NULL,
    amount_deci INTEGER NOT NULL,
    conversation_id UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    paid_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT due_fee_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT due_fee_tenant_id_operation_key_key UNIQUE (tenant_id, operation_key)
);
CREATE TABLE event_head (
    tenant_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    CONSTRAINT event_head_pkey PRIMARY KEY (tenant_id)
);
CREATE TABLE event_log (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    action TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id UUID,
    subject_id UUID NOT NULL,
    conversation_id UUID,
    canonical BYTEA NOT NULL,
    view JSONB NOT NULL,
    CONSTRAINT event_log_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX event_log_tenant_id_action_at_idx ON event_log (tenant_id, action, at);
CREATE INDEX event_log_tenant_id_at_idx ON event_log (tenant_id, at);
CREATE INDEX event_log_tenant_id_conversation_id_at_idx ON event_log (tenant_id, conversation_id, at);
CREATE INDEX event_log_tenant_id_subject_id_at_idx ON event_log (tenant_id, subject_id, at);
CREATE TABLE event_pending (
    tenant_id UUID NOT NULL,
    event_id UUID NOT NULL,
    CONSTRAINT event_pending_pkey PRIMARY KEY (tenant_id, event_id)
);
CREATE TABLE inbox (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    channel TEXT NOT NULL,
    name TEXT NOT NULL,
    external_id TEXT NOT NULL,
    business_id TEXT NOT NULL,
    display_address TEXT NOT NULL,
    access_token BYTEA NOT NULL,
    state TEXT NOT NULL,
    state_reason TEXT,
    quality TEXT,
    last_received_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT inbox_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT inbox_channel_check CHECK (channel in ('whatsapp')),
    CONSTRAINT inbox_state_check CHECK (state in ('connected', 'halted')),
    CONSTRAINT inbox_tenant_id_channel_external_id_key UNIQUE (tenant_id, channel, external_id)
);
CREATE TABLE intake_count (
    day TEXT NOT NULL,
    provider TEXT NOT NULL,
    outcome TEXT NOT NULL,
    count BIGINT NOT NULL,
    CONSTRAINT intake_count_pkey PRIMARY KEY (day, provider, outcome)
);
CREATE TABLE member (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    name BYTEA NOT NULL,
    email BYTEA NOT NULL,
    role TEXT NOT NULL,
    state TEXT NOT NULL,
    availability TEXT NOT NULL,
    capacity SMALLINT NOT NULL,
    languages TEXT[] NOT NULL,
    skills TEXT[] NOT NULL,
    working_hours JSONB NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT member_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT member_role_check CHECK (role in ('admin', 'manager', 'sdr', 'product', 'devops', 'auditor', 'readonly')),
    CONSTRAINT member_state_check CHECK (state in ('active', 'disabled')),
    CONSTRAINT member_availability_check CHECK (availability in ('available', 'away'))
);
CREATE INDEX member_tenant_id_role_state_idx ON member (tenant_id, role, state);
CREATE TABLE plan (
    code TEXT NOT NULL,
    version TEXT NOT NULL,
    name TEXT NOT NULL,
    price_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    grant_deci INTEGER NOT NULL,
    burn_limit_deci INTEGER NOT NULL,
    CONSTRAINT plan_pkey PRIMARY KEY (code, version)
);
CREATE TABLE rate_card (
    version TEXT NOT NULL,
    valid_from TIMESTAMP WITH TIME ZONE NOT NULL,
    prices JSONB NOT NULL,
    CONSTRAINT rate_card_pkey PRIMARY KEY (version)
);
CREATE TABLE sign_in_throttle (
    subject_index BYTEA NOT NULL,
    failures SMALLINT NOT NULL,
    failed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT sign_in_throttle_pkey PRIMARY KEY (subject_index)
);
CREATE TABLE suppression (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    channel TEXT NOT NULL,
    value_index BYTEA NOT NULL,
    purpose TEXT NOT NULL,
    method TEXT NOT NULL,
    keyword TEXT NOT NULL,
    conversation_id UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    lifted_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT suppression_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT suppression_channel_check CHECK (channel in ('whatsapp')),
    CONSTRAINT suppression_purpose_check CHECK (purpose in ('all', 'marketing')),
    CONSTRAINT suppression_method_check CHECK (method in ('keyword', 'provider', 'member'))
);
CREATE UNIQUE INDEX suppression_one_in_force_key ON suppression (tenant_id, channel, value_index, purpose) WHERE lifted_at is null;
CREATE TABLE tenant (
    tenant_id UUID NOT NULL,
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    plan TEXT NOT NULL,
    timezone TEXT NOT NULL,
    default_language TEXT NOT NULL,
    default_currency TEXT NOT NULL,
    quiet_seconds SMALLINT NOT NULL,
    policy JSONB NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT tenant_pkey PRIMARY KEY (tenant_id)
);
CREATE TABLE wallet (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    granted_deci INTEGER NOT NULL,
    topped_up_deci INTEGER NOT NULL,
    due_deci INTEGER NOT NULL,
    day DATE NOT NULL,
    day_granted_used_deci INTEGER NOT NULL,
    burn_limit_deci INTEGER NOT NULL,
    period_started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    period_ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    period_total_deci INTEGER NOT NULL,
    period_used_deci INTEGER NOT NULL,
    alerted_percent SMALLINT NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT wallet_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT wallet_tenant_id_key UNIQUE (tenant_id),
    CONSTRAINT wallet_not_below_zero_check CHECK (granted_deci >= 0 and topped_up_deci >= 0 and due_deci >= 0)
);
CREATE TABLE worker_pulse (
    part TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT worker_pulse_pkey PRIMARY KEY (part)
);
CREATE TABLE channel_identity (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    contact_id UUID NOT NULL,
    channel TEXT NOT NULL,
    kind TEXT NOT NULL,
    value BYTEA NOT NULL,
    value_index BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    retired_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT channel_identity_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT channel_identity_channel_check CHECK (channel in ('whatsapp')),
    CONSTRAINT channel_identity_kind_check CHECK (kind in ('user_id', 'parent_user_id', 'phone')),
    CONSTRAINT channel_identity_tenant_id_contact_id_fkey FOREIGN KEY(tenant_id, contact_id) REFERENCES contact (tenant_id, id),
    CONSTRAINT channel_identity_tenant_id_channel_kind_value_index_key UNIQUE (tenant_id, channel, kind, value_index)
);
CREATE INDEX channel_identity_tenant_id_contact_id_idx ON channel_identity (tenant_id, contact_id);
CREATE TABLE conversation (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    contact_id UUID NOT NULL,
    inbox_id UUID NOT NULL,
    state TEXT NOT NULL,
    assignee_id UUID,
    ai_state TEXT NOT NULL,
    ai_reason TEXT,
    language TEXT,
    last_seq INTEGER NOT NULL,
    last_inbound_seq INTEGER NOT NULL,
    answered_seq INTEGER NOT NULL,
    seen_seq INTEGER NOT NULL,
    last_inbound_at TIMESTAMP WITH TIME ZONE,
    last_outbound_at TIMESTAMP WITH TIME ZONE,
    first_open_at TIMESTAMP WITH TIME ZONE,
    last_received_at TIMESTAMP WITH TIME ZONE,
    window_closes_at TIMESTAMP WITH TIME ZONE,
    window_refused_at TIMESTAMP WITH TIME ZONE,
    referred_at TIMESTAMP WITH TIME ZONE,
    free_entry_until TIMESTAMP WITH TIME ZONE,
    disclosed_at TIMESTAMP WITH TIME ZONE,
    held_at TIMESTAMP WITH TIME ZONE,
    opted_out_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT conversation_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT conversation_state_check CHECK (state in ('open', 'pending', 'snoozed', 'resolved')),
    CONSTRAINT conversation_ai_state_check CHECK (ai_state in ('on', 'paused')),
    CONSTRAINT conversation_tenant_id_contact_id_fkey FOREIGN KEY(tenant_id, contact_id) REFERENCES contact (tenant_id, id),
    CONSTRAINT conversation_tenant_id_inbox_id_fkey FOREIGN KEY(tenant_id, inbox_id) REFERENCES inbox (tenant_id, id),
    CONSTRAINT conversation_tenant_id_assignee_id_fkey FOREIGN KEY(tenant_id, assignee_id) REFERENCES member (tenant_id, id),
    CONSTRAINT conversation_tenant_id_contact_id_inbox_id_key UNIQUE (tenant_id, contact_id, inbox_id)
);
CREATE INDEX conversation_open_turn_idx ON conversation (tenant_id, last_received_at) WHERE last_inbound_seq > answered_seq;
CREATE INDEX conversation_tenant_id_assignee_id_updated_at_idx ON conversation (tenant_id, assignee_id, updated_at);
CREATE INDEX conversation_tenant_id_updated_at_idx ON conversation (tenant_id, updated_at);
CREATE TABLE event_seal (
    tenant_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    event_id UUID NOT NULL,
    hash BYTEA NOT NULL,
    sealed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT event_seal_pkey PRIMARY KEY (tenant_id, seq),
    CONSTRAINT event_seal_tenant_id_event_id_key UNIQUE (tenant_id, event_id),
    CONSTRAINT event_seal_tenant_id_event_id_fkey FOREIGN KEY(tenant_id, event_id) REFERENCES event_log (tenant_id, id)
);
CREATE TABLE fact (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    texts JSONB NOT NULL,
    value JSONB NOT NULL,
    evidence TEXT NOT NULL,
    approved_by UUID,
    valid_from TIMESTAMP WITH TIME ZONE NOT NULL,
    valid_until TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT fact_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT fact_kind_check CHECK (kind in ('company', 'product', 'price', 'location', 'hours', 'payment', 'delivery', 'warranty', 'result', 'customer', 'offer')),
    CONSTRAINT fact_tenant_id_approved_by_fkey FOREIGN KEY(tenant_id, approved_by) REFERENCES member (tenant_id, id)
);
CREATE INDEX fact_tenant_id_kind_valid_from_idx ON fact (tenant_id, kind, valid_from);
CREATE TABLE inbox_route (
    channel TEXT NOT NULL,
    external_id TEXT NOT NULL,
    business_id TEXT NOT NULL,
    tenant_id UUID NOT NULL,
    inbox_id UUID NOT NULL,
    CONSTRAINT inbox_route_pkey PRIMARY KEY (channel, external_id),
    CONSTRAINT inbox_route_tenant_id_inbox_id_fkey FOREIGN KEY(tenant_id, inbox_id) REFERENCES inbox (tenant_id, id)
);
CREATE INDEX inbox_route_channel_business_id_idx ON inbox_route (channel, business_id);
CREATE TABLE ledger_entry (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    wallet_id UUID NOT NULL,
    kind TEXT NOT NULL,
    operation TEXT,
    granted_deci INTEGER NOT NULL,
    topped_up_deci INTEGER NOT NULL,
    balance_deci INTEGER NOT NULL,
    operation_key TEXT NOT NULL,
    conversation_id UUID,
    message_id UUID,
    lead_id UUID,
    rate_card TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT ledger_entry_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT ledger_entry_kind_check CHECK (kind in ('grant', 'top_up', 'expiry', 'hold', 'release', 'usage', 'refund', 'adjustment')),
    CONSTRAINT ledger_entry_tenant_id_wallet_id_fkey FOREIGN KEY(tenant_id, wallet_id) REFERENCES wallet (tenant_id, id),
    CONSTRAINT ledger_entry_tenant_id_operation_key_key UNIQUE (tenant_id, operation_key)
);
CREATE INDEX ledger_entry_tenant_id_at_id_idx ON ledger_entry (tenant_id, at, id);
CREATE INDEX ledger_entry_tenant_id_conversation_id_idx ON ledger_entry (tenant_id, conversation_id);
CREATE TABLE member_session (
    token_hash BYTEA NOT NULL,
    id UUID NOT NULL,
    tenant_id UUID NOT NULL,
    member_id UUID NOT NULL,
    role TEXT NOT NULL,
    method TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    acted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT member_session_pkey PRIMARY KEY (token_hash),
    CONSTRAINT member_session_tenant_id_member_id_fkey FOREIGN KEY(tenant_id, member_id) REFERENCES member (tenant_id, id)
);
CREATE INDEX member_session_tenant_id_member_id_idx ON member_session (tenant_id, member_id);
CREATE TABLE sign_in (
    email_index BYTEA NOT NULL,
    tenant_id UUID NOT NULL,
    member_id UUID NOT NULL,
    password_hash TEXT NOT NULL,
    totp_secret BYTEA,
    totp_last_step BIGINT NOT NULL,
    CONSTRAINT sign_in_pkey PRIMARY KEY (email_index),
    CONSTRAINT sign_in_tenant_id_member_id_fkey FOREIGN KEY(tenant_id, member_id) REFERENCES member (tenant_id, id),
    CONSTRAINT sign_in_tenant_id_member_id_key UNIQUE (tenant_id, member_id)
);
CREATE TABLE template (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    inbox_id UUID NOT NULL,
    provider_id TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    category TEXT NOT NULL,
    status TEXT NOT NULL,
    components JSONB NOT NULL,
    synced_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT template_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT template_category_check CHECK (category in ('MARKETING', 'UTILITY', 'AUTHENTICATION')),
    CONSTRAINT template_tenant_id_inbox_id_fkey FOREIGN KEY(tenant_id, inbox_id) REFERENCES inbox (tenant_id, id),
    CONSTRAINT template_tenant_id_inbox_id_name_language_key UNIQUE (tenant_id, inbox_id, name, language)
);
CREATE TABLE decision (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    turn_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    prompt_hash BYTEA,
    input_hash BYTEA NOT NULL,
    input BYTEA NOT NULL,
    output BYTEA NOT NULL,
    confidence_millis SMALLINT,
    action TEXT NOT NULL,
    fallback_reason TEXT,
    details JSONB NOT NULL,
    latency_ms INTEGER NOT NULL,
    model_tokens INTEGER NOT NULL,
    cost_micro_usd INTEGER NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT decision_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT decision_kind_check CHECK (kind in ('reading', 'reply')),
    CONSTRAINT decision_tenant_id_conversation_id_fkey FOREIGN KEY(tenant_id, conversation_id) REFERENCES conversation (tenant_id, id)
);
CREATE INDEX decision_tenant_id_conversation_id_at_idx ON decision (tenant_id, conversation_id, at);
CREATE TABLE hold (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    turn_key TEXT NOT NULL,
    granted_deci INTEGER NOT NULL,
    topped_up_deci INTEGER NOT NULL,
    state TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT hold_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT hold_state_check CHECK (state in ('open', 'settled', 'released')),
    CONSTRAINT hold_tenant_id_conversation_id_fkey FOREIGN KEY(tenant_id, conversation_id) REFERENCES conversation (tenant_id, id),
    CONSTRAINT hold_tenant_id_turn_key_key UNIQUE (tenant_id, turn_key)
);
CREATE INDEX hold_open_idx ON hold (tenant_id, created_at) WHERE state = 'open';
CREATE TABLE lead (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    contact_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    state TEXT NOT NULL,
    owner_id UUID,
    score_tenths INTEGER NOT NULL,
    band TEXT NOT NULL,
    owner_band TEXT,
    intent_level TEXT NOT NULL,
    budget_band TEXT NOT NULL,
    timeline TEXT NOT NULL,
    objections TEXT[] NOT NULL,
    buying_signals TEXT[] NOT NULL,
    questions_asked TEXT[] NOT NULL,
    qualification_ended TEXT,
    escalation_reason TEXT,
    escalated_at TIMESTAMP WITH TIME ZONE,
    recovery_due_at TIMESTAMP WITH TIME ZONE,
    source TEXT NOT NULL,
    campaign TEXT,
    interactions INTEGER NOT NULL,
    scored_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT lead_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT lead_state_check CHECK (state in ('open', 'won', 'lost', 'closed')),
    CONSTRAINT lead_band_check CHECK (band in ('HOT', 'WARM', 'COLD')),
    CONSTRAINT lead_tenant_id_contact_id_fkey FOREIGN KEY(tenant_id, contact_id) REFERENCES contact (tenant_id, id),
    CONSTRAINT lead_tenant_id_conversation_id_fkey FOREIGN KEY(tenant_id, conversation_id) REFERENCES conversation (tenant_id, id),
    CONSTRAINT lead_tenant_id_owner_id_fkey FOREIGN KEY(tenant_id, owner_id) REFERENCES member (tenant_id, id)
);
CREATE UNIQUE INDEX lead_one_open_per_contact_key ON lead (tenant_id, contact_id) WHERE state = 'open';
CREATE INDEX lead_tenant_id_band_score_tenths_idx ON lead (tenant_id, band, score_tenths);
CREATE INDEX lead_tenant_id_conversation_id_idx ON lead (tenant_id, conversation_id);
CREATE INDEX lead_tenant_id_owner_id_band_idx ON lead (tenant_id, owner_id, band);
CREATE TABLE message (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    inbox_id UUID NOT NULL,
    seq INTEGER NOT NULL,
    direction TEXT NOT NULL,
    author TEXT NOT NULL,
    author_id UUID,
    kind TEXT NOT NULL,
    body BYTEA NOT NULL,
    details BYTEA,
    language TEXT,
    provider_id TEXT,
    reply_to TEXT,
    provider_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    status TEXT,
    error_code INTEGER,
    error_key TEXT,
    template_id UUID,
    idempotency_key TEXT,
    attempts SMALLINT NOT NULL,
    sending_at TIMESTAMP WITH TIME ZONE,
    due_at TIMESTAMP WITH TIME ZONE,
    send_decision JSONB,
    decision_id UUID,
    operation TEXT,
    CONSTRAINT message_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT message_direction_check CHECK (direction in ('inbound', 'outbound')),
    CONSTRAINT message_author_check CHECK (author in ('contact', 'member', 'ai', 'notice', 'echo')),
    CONSTRAINT message_kind_check CHECK (kind in ('text', 'image', 'video', 'document', 'audio', 'sticker', 'location', 'contacts', 'reaction', 'button', 'interactive', 'order', 'system', 'edit', 'revoke', 'request_welcome', 'template', 'unsupported')),
    CONSTRAINT message_status_check CHECK (status in ('queued', 'sending', 'unknown', 'sent', 'failed', 'delivered', 'read', 'played')),
    CONSTRAINT message_tenant_id_conversation_id_fkey FOREIGN KEY(tenant_id, conversation_id) REFERENCES conversation (tenant_id, id),
    CONSTRAINT message_tenant_id_inbox_id_fkey FOREIGN KEY(tenant_id, inbox_id) REFERENCES inbox (tenant_id, id),
    CONSTRAINT message_tenant_id_template_id_fkey FOREIGN KEY(tenant_id, template_id) REFERENCES template (tenant_id, id),
    CONSTRAINT message_tenant_id_conversation_id_seq_key UNIQUE (tenant_id, conversation_id, seq),
    CONSTRAINT message_tenant_id_inbox_id_provider_id_key UNIQUE (tenant_id, inbox_id, provider_id),
    CONSTRAINT message_tenant_id_conversation_id_idempotency_key_key UNIQUE (tenant_id, conversation_id, idempotency_key)
);
CREATE INDEX message_sending_idx ON message (tenant_id, inbox_id, sending_at) WHERE sending_at is not null;
CREATE INDEX message_unsent_idx ON message (tenant_id, due_at) WHERE status in ('queued', 'sending');
CREATE TABLE assignment (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    lead_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    member_id UUID,
    band TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    ledger JSONB NOT NULL,
    payload JSONB NOT NULL,
    policy_version TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    claimed_at TIMESTAMP WITH TIME ZONE,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT assignment_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT assignment_state_check CHECK (state in ('queued', 'active', 'ended')),
    CONSTRAINT assignment_band_check CHECK (band in ('HOT', 'WARM', 'COLD')),
    CONSTRAINT assignment_tenant_id_lead_id_fkey FOREIGN KEY(tenant_id, lead_id) REFERENCES lead (tenant_id, id),
    CONSTRAINT assignment_tenant_id_conversation_id_fkey FOREIGN KEY(tenant_id, conversation_id) REFERENCES conversation (tenant_id, id),
    CONSTRAINT assignment_tenant_id_member_id_fkey FOREIGN KEY(tenant_id, member_id) REFERENCES member (tenant_id, id)
);
CREATE UNIQUE INDEX assignment_one_current_per_lead_key ON assignment (tenant_id, lead_id) WHERE state in ('queued', 'active');
CREATE INDEX assignment_tenant_id_member_id_state_idx ON assignment (tenant_id, member_id, state);
CREATE INDEX assignment_tenant_id_state_band_idx ON assignment (tenant_id, state, band);
CREATE TABLE qualification_answer (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    lead_id UUID NOT NULL,
    question TEXT NOT NULL,
    value TEXT NOT NULL,
    evidence BYTEA NOT NULL,
    message_id UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    superseded_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT qualification_answer_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT qualification_answer_tenant_id_lead_id_fkey FOREIGN KEY(tenant_id, lead_id) REFERENCES lead (tenant_id, id),
    CONSTRAINT qualification_answer_tenant_id_message_id_fkey FOREIGN KEY(tenant_id, message_id) REFERENCES message (tenant_id, id)
);
CREATE INDEX qualification_answer_tenant_id_lead_id_at_idx ON qualification_answer (tenant_id, lead_id, at);
CREATE TABLE receipt (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    inbox_id UUID NOT NULL,
    provider_id TEXT NOT NULL,
    status TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    error_code INTEGER,
    opaque_id TEXT,
    category TEXT,
    message_id UUID,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT receipt_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT receipt_status_check CHECK (status in ('queued', 'sending', 'unknown', 'sent', 'failed', 'delivered', 'read', 'played')),
    CONSTRAINT receipt_tenant_id_inbox_id_fkey FOREIGN KEY(tenant_id, inbox_id) REFERENCES inbox (tenant_id, id),
    CONSTRAINT receipt_tenant_id_message_id_fkey FOREIGN KEY(tenant_id, message_id) REFERENCES message (tenant_id, id),
    CONSTRAINT receipt_tenant_id_inbox_id_provider_id_status_key UNIQUE (tenant_id, inbox_id, provider_id, status)
);
CREATE TABLE score (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    lead_id UUID NOT NULL,
    total_tenths INTEGER NOT NULL,
    band TEXT NOT NULL,
    budget_tenths SMALLINT NOT NULL,
    intent_tenths SMALLINT NOT NULL,
    engagement_tenths SMALLINT NOT NULL,
    latency_tenths SMALLINT NOT NULL,
    lifecycle_tenths SMALLINT NOT NULL,
    reasons JSONB NOT NULL,
    inputs JSONB NOT NULL,
    policy_version TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT score_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT score_band_check CHECK (band in ('HOT', 'WARM', 'COLD')),
    CONSTRAINT score_tenant_id_lead_id_fkey FOREIGN KEY(tenant_id, lead_id) REFERENCES lead (tenant_id, id)
);
CREATE INDEX score_tenant_id_lead_id_at_idx ON score (tenant_id, lead_id, at);
CREATE TABLE sla_clock (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    lead_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    promise TEXT NOT NULL,
    band TEXT NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    left_seconds INTEGER NOT NULL,
    running_since TIMESTAMP WITH TIME ZONE,
    due_at TIMESTAMP WITH TIME ZONE,
    stopped_at TIMESTAMP WITH TIME ZONE,
    breached_at TIMESTAMP WITH TIME ZONE,
    policy_version TEXT NOT NULL,
    CONSTRAINT sla_clock_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT sla_clock_promise_check CHECK (promise in ('first_response', 'resolution')),
    CONSTRAINT sla_clock_band_check CHECK (band in ('HOT', 'WARM', 'COLD')),
    CONSTRAINT sla_clock_tenant_id_lead_id_fkey FOREIGN KEY(tenant_id, lead_id) REFERENCES lead (tenant_id, id),
    CONSTRAINT sla_clock_tenant_id_conversation_id_fkey FOREIGN KEY(tenant_id, conversation_id) REFERENCES conversation (tenant_id, id)
);
CREATE INDEX sla_clock_running_idx ON sla_clock (tenant_id, due_at) WHERE stopped_at is null and breached_at is null;
CREATE INDEX sla_clock_tenant_id_lead_id_idx ON sla_clock (tenant_id, lead_id);
