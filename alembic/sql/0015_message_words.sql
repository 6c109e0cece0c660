CREATE TABLE message_word (
    tenant_id UUID NOT NULL,
    word BIGINT NOT NULL,
    message_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    CONSTRAINT message_word_pkey PRIMARY KEY (tenant_id, word, message_id)
);
alter table message_word enable row level security;
alter table message_word force row level security;
create policy own_tenant on message_word to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on message_word to flexoraa_app;
create policy own_rows on message_word as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'readonly', 'system', 'ai', 'api_key']) or conversation_id in (select p.id from conversation p where p.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and p.assignee_id = (select nullif(current_setting('app.member_id', true), '')::uuid)));
