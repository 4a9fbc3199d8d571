-- Who may look at whose file, who has looked at which, and the audit trail in the order in which it is read.

-- Entries about a subject, of an account, of some days: each by time, then number.
alter table audit_entry
    drop key audit_entry_by_subject,
    drop key audit_entry_by_actor,
    add key audit_entry_by_subject (subject, at, id),
    add key audit_entry_by_actor (actor, at, id);
