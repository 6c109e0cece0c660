CREATE TABLE key_rotation (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    purpose TEXT NOT NULL,
    from_version INTEGER NOT NULL,
    to_version INTEGER NOT NULL,
    state TEXT NOT NULL,
    requested_by UUID,
    changed_at TIMESTAMP WITH TIME ZONE,
    place INTEGER NOT NULL,
    after_id UUID,
    done INTEGER NOT NULL,
    total INTEGER NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    finished_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT key_rotation_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT key_rotation_purpose_check CHECK (purpose in ('personal', 'messages', 'secrets', 'index', 'intake')),
    CONSTRAINT key_rotation_state_check CHECK (state in ('prepared', 'switched', 'reencrypting', 'done'))
);
CREATE UNIQUE INDEX key_rotation_one_at_a_time_key ON key_rotation (tenant_id, purpose) WHERE finished_at is null;
alter table key_rotation enable row level security;
alter table key_rotation force row level security;
create policy own_tenant on key_rotation to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on key_rotation to flexoraa_app;
create policy deployment on key_rotation to flexoraa_deployment using (true) with check (true);
grant select on key_rotation to flexoraa_deployment;
-- A key that every process knows before it seals.
alter table data_key drop constraint data_key_state_check;
alter table data_key add constraint data_key_state_check check (state in ('pending', 'active', 'retired'));
alter table deployment_key drop constraint deployment_key_state_check;
alter table deployment_key add constraint deployment_key_state_check check (state in ('pending', 'active', 'retired'));
