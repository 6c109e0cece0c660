alter table message drop constraint message_tenant_id_inbox_id_provider_id_key, drop column provider_id, drop column reply_to;
alter table message add constraint message_tenant_id_inbox_id_provider_index_key unique (tenant_id, inbox_id, provider_index);
alter table receipt drop constraint receipt_tenant_id_inbox_id_provider_id_status_key, drop column provider_id;
alter table receipt alter column provider_index set not null;
alter table receipt add constraint receipt_tenant_id_inbox_id_provider_index_status_key unique (tenant_id, inbox_id, provider_index, status);
alter table message force row level security;
alter table receipt force row level security;
alter table data_key force row level security;
