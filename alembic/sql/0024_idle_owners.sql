create index conversation_owned_idx on conversation (tenant_id, person_acted_at) where ai_state = 'paused';
alter table conversation drop constraint conversation_tenant_id_typing_by_fkey;
alter table conversation drop column typing_until, drop column typing_by;
