CREATE TABLE notification (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    member_id UUID NOT NULL,
    kind TEXT NOT NULL,
    conversation_id UUID,
    key TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    read_at TIMESTAMP WITH TIME ZONE,
    mailed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT notification_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT notification_kind_check CHECK (kind in ('mention', 'assigned', 'hot_lead', 'sla_soon', 'sla_missed', 'review_waiting', 'tokens_low', 'hand_over')),
    CONSTRAINT notification_tenant_id_member_id_fkey FOREIGN KEY(tenant_id, member_id) REFERENCES member (tenant_id, id),
    CONSTRAINT notification_tenant_id_conversation_id_fkey FOREIGN KEY(tenant_id, conversation_id) REFERENCES conversation (tenant_id, id),
    CONSTRAINT notification_tenant_id_member_id_key_key UNIQUE (tenant_id, member_id, key)
);
CREATE INDEX notification_tenant_id_member_id_created_at_idx ON notification (tenant_id, member_id, created_at);
CREATE INDEX notification_unmailed_idx ON notification (tenant_id, member_id) WHERE read_at is null and mailed_at is null;
alter table notification enable row level security;
alter table notification force row level security;
create policy own_tenant on notification to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on notification to flexoraa_app;
create policy own_rows on notification as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['system']) or member_id = (select nullif(current_setting('app.member_id', true), '')::uuid));
CREATE TABLE notification_choice (
    tenant_id UUID NOT NULL,
    member_id UUID NOT NULL,
    ways JSONB NOT NULL,
    zone TEXT NOT NULL,
    digest TEXT NOT NULL,
    daily_minute SMALLINT NOT NULL,
    quiet_from SMALLINT NOT NULL,
    quiet_until SMALLINT NOT NULL,
    CONSTRAINT notification_choice_pkey PRIMARY KEY (tenant_id, member_id),
    CONSTRAINT notification_choice_tenant_id_member_id_fkey FOREIGN KEY(tenant_id, member_id) REFERENCES member (tenant_id, id),
    CONSTRAINT notification_choice_digest_check CHECK (digest in ('off', 'at_once', 'hourly', 'daily'))
);
alter table notification_choice enable row level security;
alter table notification_choice force row level security;
create policy own_tenant on notification_choice to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on notification_choice to flexoraa_app;
create policy own_rows on notification_choice as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['system']) or member_id = (select nullif(current_setting('app.member_id', true), '')::uuid));
