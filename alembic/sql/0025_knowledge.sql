-- 0 for every tenant: nobody has a document yet.
alter table tenant add column knowledge_version integer not null default 0;
CREATE TABLE knowledge_document (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    title BYTEA NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    problem TEXT,
    digest BYTEA NOT NULL,
    content BYTEA,
    size INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    uploaded_by UUID,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    read_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT knowledge_document_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT knowledge_document_kind_check CHECK (kind in ('pdf', 'markdown', 'text')),
    CONSTRAINT knowledge_document_state_check CHECK (state in ('waiting', 'ready', 'refused')),
    CONSTRAINT knowledge_document_tenant_id_uploaded_by_fkey FOREIGN KEY(tenant_id, uploaded_by) REFERENCES member (tenant_id, id),
    CONSTRAINT knowledge_document_tenant_id_digest_key UNIQUE (tenant_id, digest)
);
alter table knowledge_document enable row level security;
alter table knowledge_document force row level security;
create policy own_tenant on knowledge_document to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on knowledge_document to flexoraa_app;
CREATE TABLE knowledge_passage (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    document_id UUID NOT NULL,
    number INTEGER NOT NULL,
    language TEXT NOT NULL,
    text BYTEA NOT NULL,
    vectors BYTEA NOT NULL,
    CONSTRAINT knowledge_passage_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT knowledge_passage_tenant_id_document_id_fkey FOREIGN KEY(tenant_id, document_id) REFERENCES knowledge_document (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT knowledge_passage_tenant_id_document_id_number_key UNIQUE (tenant_id, document_id, number)
);
alter table knowledge_passage enable row level security;
alter table knowledge_passage force row level security;
create policy own_tenant on knowledge_passage to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on knowledge_passage to flexoraa_app;
