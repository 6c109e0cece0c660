CREATE TABLE password_reset (
    token_hash BYTEA NOT NULL,
    tenant_id UUID NOT NULL,
    member_id UUID NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT password_reset_pkey PRIMARY KEY (token_hash),
    CONSTRAINT password_reset_tenant_id_member_id_fkey FOREIGN KEY(tenant_id, member_id) REFERENCES member (tenant_id, id),
    CONSTRAINT password_reset_tenant_id_member_id_key UNIQUE (tenant_id, member_id)
);
alter table password_reset enable row level security;
alter table password_reset force row level security;
create policy deployment on password_reset to flexoraa_deployment using (true) with check (true);
grant select, insert, update, delete on password_reset to flexoraa_deployment;
CREATE TABLE recovery_code (
    tenant_id UUID NOT NULL,
    member_id UUID NOT NULL,
    code_hash BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT recovery_code_pkey PRIMARY KEY (tenant_id, member_id, code_hash),
    CONSTRAINT recovery_code_tenant_id_member_id_fkey FOREIGN KEY(tenant_id, member_id) REFERENCES member (tenant_id, id)
);
alter table recovery_code enable row level security;
alter table recovery_code force row level security;
create policy deployment on recovery_code to flexoraa_deployment using (true) with check (true);
grant select, insert, update, delete on recovery_code to flexoraa_deployment;
CREATE TABLE passkey (
    credential_id BYTEA NOT NULL,
    id UUID NOT NULL,
    tenant_id UUID NOT NULL,
    member_id UUID NOT NULL,
    public_key BYTEA NOT NULL,
    sign_count BIGINT NOT NULL,
    name TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT passkey_pkey PRIMARY KEY (credential_id),
    CONSTRAINT passkey_tenant_id_member_id_fkey FOREIGN KEY(tenant_id, member_id) REFERENCES member (tenant_id, id),
    CONSTRAINT passkey_tenant_id_id_key UNIQUE (tenant_id, id)
);
CREATE INDEX passkey_tenant_id_member_id_idx ON passkey (tenant_id, member_id);
alter table passkey enable row level security;
alter table passkey force row level security;
create policy deployment on passkey to flexoraa_deployment using (true) with check (true);
grant select, insert, update, delete on passkey to flexoraa_deployment;
CREATE TABLE passkey_challenge (
    challenge BYTEA NOT NULL,
    ceremony TEXT NOT NULL,
    member_id UUID,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT passkey_challenge_pkey PRIMARY KEY (challenge),
    CONSTRAINT passkey_challenge_ceremony_check CHECK (ceremony in ('register', 'sign_in', 'second_factor', 'confirm'))
);
alter table passkey_challenge enable row level security;
alter table passkey_challenge force row level security;
create policy deployment on passkey_challenge to flexoraa_deployment using (true) with check (true);
grant select, insert, update, delete on passkey_challenge to flexoraa_deployment;
alter table sign_in add column totp_pending bytea;
alter table member_session add column confirmed_at timestamptz;
alter table member_session add column address text default '' not null;
alter table member_session add column stage text default 'full' not null;
alter table member_session add constraint member_session_stage_check check (stage in ('full', 'second_factor', 'enrolment'));
