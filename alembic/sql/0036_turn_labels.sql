alter table reading_correction drop constraint reading_correction_what_check;
alter table reading_correction add constraint reading_correction_what_check check (what in ('intent', 'budget', 'timeline', 'language', 'message_intent', 'tone'));
create index on reading_correction (tenant_id, decision_id);
