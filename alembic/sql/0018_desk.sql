CREATE TABLE note (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    author_id UUID NOT NULL,
    body BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT note_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT note_tenant_id_conversation_id_fkey FOREIGN KEY(tenant_id, conversation_id) REFERENCES conversation (tenant_id, id),
    CONSTRAINT note_tenant_id_author_id_fkey FOREIGN KEY(tenant_id, author_id) REFERENCES member (tenant_id, id)
);
CREATE INDEX note_tenant_id_conversation_id_created_at_idx ON note (tenant_id, conversation_id, created_at);
alter table note enable row level security;
alter table note force row level security;
create policy own_tenant on note to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on note to flexoraa_app;
create policy own_rows on note as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'readonly', 'system', 'ai', 'api_key']) or conversation_id in (select p.id from conversation p where p.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and p.assignee_id = (select nullif(current_setting('app.member_id', true), '')::uuid)));
CREATE TABLE note_mention (
    tenant_id UUID NOT NULL,
    note_id UUID NOT NULL,
    member_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT note_mention_pkey PRIMARY KEY (tenant_id, note_id, member_id),
    CONSTRAINT note_mention_tenant_id_note_id_fkey FOREIGN KEY(tenant_id, note_id) REFERENCES note (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT note_mention_tenant_id_member_id_fkey FOREIGN KEY(tenant_id, member_id) REFERENCES member (tenant_id, id)
);
CREATE INDEX note_mention_tenant_id_member_id_idx ON note_mention (tenant_id, member_id);
alter table note_mention enable row level security;
alter table note_mention force row level security;
create policy own_tenant on note_mention to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on note_mention to flexoraa_app;
create policy own_rows on note_mention as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'readonly', 'system', 'ai', 'api_key']) or conversation_id in (select p.id from conversation p where p.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and p.assignee_id = (select nullif(current_setting('app.member_id', true), '')::uuid)));
CREATE TABLE label (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    colour TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT label_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT label_colour_check CHECK (colour in ('grey', 'blue', 'green', 'amber', 'red', 'violet')),
    CONSTRAINT label_tenant_id_name_key UNIQUE (tenant_id, name)
);
alter table label enable row level security;
alter table label force row level security;
create policy own_tenant on label to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on label to flexoraa_app;
CREATE TABLE conversation_label (
    tenant_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    label_id UUID NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT conversation_label_pkey PRIMARY KEY (tenant_id, conversation_id, label_id),
    CONSTRAINT conversation_label_tenant_id_conversation_id_fkey FOREIGN KEY(tenant_id, conversation_id) REFERENCES conversation (tenant_id, id),
    CONSTRAINT conversation_label_tenant_id_label_id_fkey FOREIGN KEY(tenant_id, label_id) REFERENCES label (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX conversation_label_tenant_id_label_id_idx ON conversation_label (tenant_id, label_id);
alter table conversation_label enable row level security;
alter table conversation_label force row level security;
create policy own_tenant on conversation_label to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on conversation_label to flexoraa_app;
create policy own_rows on conversation_label as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'readonly', 'system', 'ai', 'api_key']) or conversation_id in (select p.id from conversation p where p.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and p.assignee_id = (select nullif(current_setting('app.member_id', true), '')::uuid)));
CREATE TABLE canned_reply (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    shortcut TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT canned_reply_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT canned_reply_tenant_id_shortcut_key UNIQUE (tenant_id, shortcut)
);
alter table canned_reply enable row level security;
alter table canned_reply force row level security;
create policy own_tenant on canned_reply to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on canned_reply to flexoraa_app;
ALTER TABLE conversation ADD COLUMN snoozed_until TIMESTAMP WITH TIME ZONE;
CREATE INDEX conversation_snoozed_idx ON conversation (tenant_id, snoozed_until) WHERE state = 'snoozed';
ALTER TABLE decision DROP CONSTRAINT decision_kind_check;
ALTER TABLE decision ADD CONSTRAINT decision_kind_check CHECK (kind in ('reading', 'reply', 'copilot'));
