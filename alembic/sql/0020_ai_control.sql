CREATE TABLE review_task (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    lead_id UUID NOT NULL,
    topics TEXT[] NOT NULL,
    state TEXT NOT NULL,
    decision TEXT,
    placeholder_id UUID,
    claimed_by UUID,
    policy_version TEXT NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    claimed_at TIMESTAMP WITH TIME ZONE,
    decided_at TIMESTAMP WITH TIME ZONE,
    closed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT review_task_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT review_task_state_check CHECK (state in ('open', 'claimed', 'decided', 'closed')),
    CONSTRAINT review_task_decision_check CHECK (decision in ('hand_back', 'member_replies', 'no_reply')),
    CONSTRAINT review_task_tenant_id_conversation_id_fkey FOREIGN KEY(tenant_id, conversation_id) REFERENCES conversation (tenant_id, id),
    CONSTRAINT review_task_tenant_id_lead_id_fkey FOREIGN KEY(tenant_id, lead_id) REFERENCES lead (tenant_id, id),
    CONSTRAINT review_task_tenant_id_placeholder_id_fkey FOREIGN KEY(tenant_id, placeholder_id) REFERENCES message (tenant_id, id),
    CONSTRAINT review_task_tenant_id_claimed_by_fkey FOREIGN KEY(tenant_id, claimed_by) REFERENCES member (tenant_id, id)
);
CREATE UNIQUE INDEX review_task_one_pending_key ON review_task (tenant_id, conversation_id) WHERE state <> 'closed';
CREATE INDEX review_task_tenant_id_state_due_at_idx ON review_task (tenant_id, state, due_at);
alter table review_task enable row level security;
alter table review_task force row level security;
create policy own_tenant on review_task to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on review_task to flexoraa_app;
create policy own_rows on review_task as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'readonly', 'system', 'ai', 'api_key']) or conversation_id in (select p.id from conversation p where p.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and p.assignee_id = (select nullif(current_setting('app.member_id', true), '')::uuid)));
CREATE TABLE hand_off (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    lead_id UUID NOT NULL,
    turn_key TEXT NOT NULL,
    trigger TEXT NOT NULL,
    triggers TEXT[] NOT NULL,
    summary BYTEA NOT NULL,
    message_id UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT hand_off_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT hand_off_tenant_id_conversation_id_fkey FOREIGN KEY(tenant_id, conversation_id) REFERENCES conversation (tenant_id, id),
    CONSTRAINT hand_off_tenant_id_lead_id_fkey FOREIGN KEY(tenant_id, lead_id) REFERENCES lead (tenant_id, id),
    CONSTRAINT hand_off_tenant_id_message_id_fkey FOREIGN KEY(tenant_id, message_id) REFERENCES message (tenant_id, id),
    CONSTRAINT hand_off_tenant_id_turn_key_key UNIQUE (tenant_id, turn_key)
);
CREATE INDEX hand_off_tenant_id_conversation_id_at_idx ON hand_off (tenant_id, conversation_id, at);
alter table hand_off enable row level security;
alter table hand_off force row level security;
create policy own_tenant on hand_off to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on hand_off to flexoraa_app;
create policy own_rows on hand_off as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'readonly', 'system', 'ai', 'api_key']) or conversation_id in (select p.id from conversation p where p.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and p.assignee_id = (select nullif(current_setting('app.member_id', true), '')::uuid)));
CREATE TABLE reply_draft (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    lead_id UUID NOT NULL,
    decision_id UUID,
    message_id UUID,
    body BYTEA NOT NULL,
    language TEXT NOT NULL,
    operation TEXT NOT NULL,
    discloses_ai BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    decided_by UUID,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    decided_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT reply_draft_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT reply_draft_state_check CHECK (state in ('waiting', 'sent', 'edited', 'discarded', 'superseded')),
    CONSTRAINT reply_draft_tenant_id_conversation_id_fkey FOREIGN KEY(tenant_id, conversation_id) REFERENCES conversation (tenant_id, id),
    CONSTRAINT reply_draft_tenant_id_lead_id_fkey FOREIGN KEY(tenant_id, lead_id) REFERENCES lead (tenant_id, id),
    CONSTRAINT reply_draft_tenant_id_decision_id_fkey FOREIGN KEY(tenant_id, decision_id) REFERENCES decision (tenant_id, id),
    CONSTRAINT reply_draft_tenant_id_message_id_fkey FOREIGN KEY(tenant_id, message_id) REFERENCES message (tenant_id, id),
    CONSTRAINT reply_draft_tenant_id_decided_by_fkey FOREIGN KEY(tenant_id, decided_by) REFERENCES member (tenant_id, id)
);
CREATE UNIQUE INDEX reply_draft_one_waiting_key ON reply_draft (tenant_id, conversation_id) WHERE state = 'waiting';
alter table reply_draft enable row level security;
alter table reply_draft force row level security;
create policy own_tenant on reply_draft to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on reply_draft to flexoraa_app;
create policy own_rows on reply_draft as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'readonly', 'system', 'ai', 'api_key']) or conversation_id in (select p.id from conversation p where p.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and p.assignee_id = (select nullif(current_setting('app.member_id', true), '')::uuid)));
CREATE TABLE reading_correction (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    lead_id UUID NOT NULL,
    decision_id UUID,
    what TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    corrected_by UUID NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT reading_correction_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT reading_correction_what_check CHECK (what in ('intent', 'tone', 'budget', 'timeline', 'language')),
    CONSTRAINT reading_correction_tenant_id_conversation_id_fkey FOREIGN KEY(tenant_id, conversation_id) REFERENCES conversation (tenant_id, id),
    CONSTRAINT reading_correction_tenant_id_lead_id_fkey FOREIGN KEY(tenant_id, lead_id) REFERENCES lead (tenant_id, id),
    CONSTRAINT reading_correction_tenant_id_decision_id_fkey FOREIGN KEY(tenant_id, decision_id) REFERENCES decision (tenant_id, id),
    CONSTRAINT reading_correction_tenant_id_corrected_by_fkey FOREIGN KEY(tenant_id, corrected_by) REFERENCES member (tenant_id, id)
);
CREATE INDEX reading_correction_tenant_id_conversation_id_at_idx ON reading_correction (tenant_id, conversation_id, at);
CREATE INDEX reading_correction_tenant_id_what_at_idx ON reading_correction (tenant_id, what, at);
alter table reading_correction enable row level security;
alter table reading_correction force row level security;
create policy own_tenant on reading_correction to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert on reading_correction to flexoraa_app;
create policy own_rows on reading_correction as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'readonly', 'system', 'ai', 'api_key']) or conversation_id in (select p.id from conversation p where p.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and p.assignee_id = (select nullif(current_setting('app.member_id', true), '')::uuid)));
alter table tenant add column ai_mode text not null default 'live', add column ai_resumes boolean not null default false;
alter table tenant add constraint tenant_ai_mode_check check (ai_mode in ('live', 'shadow', 'stopped'));
alter table conversation add column typing_until timestamp with time zone, add column typing_by uuid, add column person_acted_at timestamp with time zone;
alter table conversation add constraint conversation_tenant_id_typing_by_fkey foreign key (tenant_id, typing_by) references member (tenant_id, id);
