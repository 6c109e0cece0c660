CREATE TABLE consent_wording (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    purpose TEXT NOT NULL,
    language TEXT NOT NULL,
    version INTEGER NOT NULL,
    text TEXT NOT NULL,
    written_by UUID,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT consent_wording_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT consent_wording_purpose_check CHECK (purpose in ('marketing', 'service')),
    CONSTRAINT consent_wording_tenant_id_written_by_fkey FOREIGN KEY(tenant_id, written_by) REFERENCES member (tenant_id, id),
    CONSTRAINT consent_wording_tenant_id_purpose_language_version_key UNIQUE (tenant_id, purpose, language, version)
);
alter table consent_wording enable row level security;
alter table consent_wording force row level security;
create policy own_tenant on consent_wording to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert on consent_wording to flexoraa_app;
CREATE TABLE consent_form (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    key TEXT NOT NULL,
    opened_by UUID,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    closed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT consent_form_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT consent_form_tenant_id_opened_by_fkey FOREIGN KEY(tenant_id, opened_by) REFERENCES member (tenant_id, id),
    CONSTRAINT consent_form_tenant_id_key_key UNIQUE (tenant_id, key)
);
alter table consent_form enable row level security;
alter table consent_form force row level security;
create policy own_tenant on consent_form to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on consent_form to flexoraa_app;
create policy deployment on consent_form to flexoraa_deployment using (true) with check (true);
grant select on consent_form to flexoraa_deployment;
CREATE TABLE consent (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    contact_id UUID NOT NULL,
    channel TEXT NOT NULL,
    purpose TEXT NOT NULL,
    act TEXT NOT NULL,
    method TEXT NOT NULL,
    wording_id UUID,
    operator_id UUID,
    evidence_hash BYTEA NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT consent_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT consent_channel_check CHECK (channel in ('whatsapp')),
    CONSTRAINT consent_purpose_check CHECK (purpose in ('marketing', 'service')),
    CONSTRAINT consent_act_check CHECK (act in ('given', 'withdrawn')),
    CONSTRAINT consent_method_check CHECK (method in ('form', 'keyword', 'provider', 'member')),
    CONSTRAINT consent_tenant_id_contact_id_fkey FOREIGN KEY(tenant_id, contact_id) REFERENCES contact (tenant_id, id),
    CONSTRAINT consent_tenant_id_wording_id_fkey FOREIGN KEY(tenant_id, wording_id) REFERENCES consent_wording (tenant_id, id),
    CONSTRAINT consent_tenant_id_operator_id_fkey FOREIGN KEY(tenant_id, operator_id) REFERENCES member (tenant_id, id)
);
CREATE INDEX consent_tenant_id_contact_id_at_idx ON consent (tenant_id, contact_id, at);
alter table consent enable row level security;
alter table consent force row level security;
create policy own_tenant on consent to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert on consent to flexoraa_app;
create policy own_rows on consent as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'readonly', 'system', 'ai', 'api_key']) or contact_id in (select p.contact_id from conversation p where p.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and p.assignee_id = (select nullif(current_setting('app.member_id', true), '')::uuid)));
CREATE TABLE consent_evidence (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    contact_id UUID NOT NULL,
    evidence BYTEA NOT NULL,
    CONSTRAINT consent_evidence_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT consent_evidence_tenant_id_id_fkey FOREIGN KEY(tenant_id, id) REFERENCES consent (tenant_id, id),
    CONSTRAINT consent_evidence_tenant_id_contact_id_fkey FOREIGN KEY(tenant_id, contact_id) REFERENCES contact (tenant_id, id)
);
CREATE INDEX consent_evidence_tenant_id_contact_id_idx ON consent_evidence (tenant_id, contact_id);
alter table consent_evidence enable row level security;
alter table consent_evidence force row level security;
create policy own_tenant on consent_evidence to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on consent_evidence to flexoraa_app;
create policy own_rows on consent_evidence as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'readonly', 'system', 'ai', 'api_key']) or contact_id in (select p.contact_id from conversation p where p.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and p.assignee_id = (select nullif(current_setting('app.member_id', true), '')::uuid)));
CREATE TABLE form_pace (
    subject_index BYTEA NOT NULL,
    posts SMALLINT NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT form_pace_pkey PRIMARY KEY (subject_index)
);
alter table form_pace enable row level security;
alter table form_pace force row level security;
create policy deployment on form_pace to flexoraa_deployment using (true) with check (true);
grant select, insert, update, delete on form_pace to flexoraa_deployment;
create trigger append_only before update or delete on consent for each row execute function refuse_change();
create trigger append_only_truncate before truncate on consent for each statement execute function refuse_change();
alter table consent enable always trigger append_only;
alter table consent enable always trigger append_only_truncate;
