CREATE TABLE macro (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    name BYTEA NOT NULL,
    name_index BYTEA NOT NULL,
    steps JSONB NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT macro_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT macro_tenant_id_name_index_key UNIQUE (tenant_id, name_index)
);
alter table macro enable row level security;
alter table macro force row level security;
create policy own_tenant on macro to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on macro to flexoraa_app;
ALTER TABLE label DROP COLUMN name_plain;
ALTER TABLE label ALTER COLUMN name SET NOT NULL, ALTER COLUMN name_index SET NOT NULL;
ALTER TABLE label ADD CONSTRAINT label_tenant_id_name_index_key UNIQUE (tenant_id, name_index);
ALTER TABLE label FORCE ROW LEVEL SECURITY;
ALTER TABLE canned_reply DROP COLUMN shortcut_plain, DROP COLUMN text_plain;
ALTER TABLE canned_reply ALTER COLUMN shortcut SET NOT NULL, ALTER COLUMN shortcut_index SET NOT NULL,
    ALTER COLUMN text SET NOT NULL;
ALTER TABLE canned_reply ADD CONSTRAINT canned_reply_tenant_id_shortcut_index_key UNIQUE (tenant_id, shortcut_index);
ALTER TABLE canned_reply FORCE ROW LEVEL SECURITY;
ALTER TABLE data_key FORCE ROW LEVEL SECURITY;
