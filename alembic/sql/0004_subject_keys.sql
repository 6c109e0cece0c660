alter table contact add column subject_key bytea;

-- What was decided stays; only what went in and came out is encrypted anew, or overwritten when its contact is erased.
grant update on decision to flexoraa_app;
create trigger only_reencrypted before update of
    tenant_id, id, conversation_id, turn_key, kind, provider, model, prompt_hash, input_hash, confidence_millis, action,
    fallback_reason, details, latency_ms, model_tokens, cost_micro_usd, at
    on decision for each row execute function refuse_change();
alter table decision enable always trigger only_reencrypted;
