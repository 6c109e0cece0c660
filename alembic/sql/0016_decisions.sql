-- What came of a decision, under the contact's key like the rest of its words; re-encrypted and erased with them.
alter table decision add column result bytea;

CREATE TABLE prompt_version (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    hash BYTEA NOT NULL,
    state TEXT NOT NULL,
    run_id UUID,
    changed_by UUID,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT prompt_version_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT prompt_version_state_check CHECK (state in ('draft', 'canary', 'active', 'retired')),
    CONSTRAINT prompt_version_tenant_id_changed_by_fkey FOREIGN KEY(tenant_id, changed_by) REFERENCES member (tenant_id, id),
    CONSTRAINT prompt_version_hash_key UNIQUE (tenant_id, hash)
);
CREATE UNIQUE INDEX prompt_version_active_key ON prompt_version (tenant_id) WHERE state = 'active';
CREATE UNIQUE INDEX prompt_version_canary_key ON prompt_version (tenant_id) WHERE state = 'canary';
alter table prompt_version enable row level security;
alter table prompt_version force row level security;
create policy own_tenant on prompt_version to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on prompt_version to flexoraa_app;
CREATE TABLE replay_run (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    candidate TEXT NOT NULL,
    prompt_hash BYTEA,
    model TEXT NOT NULL,
    compared INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    changed_intents INTEGER NOT NULL,
    changed_bands INTEGER NOT NULL,
    changed_escalations INTEGER NOT NULL,
    lost_safety INTEGER NOT NULL,
    cost_micro_usd INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    rows JSONB NOT NULL,
    requested_by UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT replay_run_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT replay_run_verdict_check CHECK (verdict in ('passed', 'too_few', 'safety_lost', 'failures', 'changed_too_much')),
    CONSTRAINT replay_run_tenant_id_requested_by_fkey FOREIGN KEY(tenant_id, requested_by) REFERENCES member (tenant_id, id)
);
CREATE INDEX replay_run_tenant_id_at_idx ON replay_run (tenant_id, at);
alter table replay_run enable row level security;
alter table replay_run force row level security;
create policy own_tenant on replay_run to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert on replay_run to flexoraa_app;
CREATE TABLE drift_report (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    language TEXT NOT NULL,
    readings INTEGER NOT NULL,
    measures JSONB NOT NULL,
    alerts JSONB NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT drift_report_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX drift_report_tenant_id_at_idx ON drift_report (tenant_id, at);
alter table drift_report enable row level security;
alter table drift_report force row level security;
create policy own_tenant on drift_report to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert on drift_report to flexoraa_app;
-- A prompt keeps its name and content for ever; only where it stands changes.
create trigger only_moved before update of tenant_id, id, name, hash
    on prompt_version for each row execute function refuse_change();
alter table prompt_version enable always trigger only_moved;
