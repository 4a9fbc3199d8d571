-- Who may look at whose file, who has looked at which, and the audit trail in the order in which it is read.

-- Entries about a subject, of an account, of some days: each by time, then number.
alter table audit_entry
    drop key audit_entry_by_subject,
    drop key audit_entry_by_actor,
    add key audit_entry_by_subject (subject, at, id),
    add key audit_entry_by_actor (actor, at, id);

-- What subjects have authorised others in writing to see of their files (001, articles 23 and 24).
create table authorisation (
    id                bigint       not null auto_increment primary key,
    public_id         char(20)     character set ascii collate ascii_bin not null unique,
    subject_id        bigint       not null,
    -- Either another subject or an office, which is named by its area and what it is called.
    grantee_subject   bigint       null,
    grantee_authority char(6)      character set ascii collate ascii_bin null,
    grantee_name      varchar(200) character set utf8mb4 collate utf8mb4_bin null,
    -- Sector ids joined by commas; null for the whole file.
    sectors           varchar(500) character set ascii collate ascii_bin null,
    given_on          date         not null,
    until_day         date         not null,
    document_number   varchar(200) character set utf8mb4 collate utf8mb4_bin null,
    entered_at        datetime(6)  not null,
    entered_by        varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
    -- Of the office that entered it from paper; null where the subject gave it itself.
    entered_office    char(6)      character set ascii collate ascii_bin null,
    revoked_at        datetime(6)  null,
    revoked_by        varchar(200) character set utf8mb4 collate utf8mb4_bin null,
    revoke_reason     varchar(500) null,
    constraint authorisation_grantee check ((grantee_subject is null) = (grantee_authority is not null)),
    constraint authorisation_days check (until_day >= given_on),
    constraint authorisation_subject foreign key (subject_id) references subject (id),
    constraint authorisation_to_subject foreign key (grantee_subject) references subject (id),
    key authorisation_of_subject (subject_id, id)
) engine = InnoDB default charset = utf8mb4;

-- The subjects of an entry that tells of several at once, such as a look-up.
create table audit_subject (
    subject  varchar(40) character set ascii collate ascii_bin not null,
    at       datetime(6) not null,
    entry_id bigint      not null,
    primary key (subject, at, entry_id),
    constraint audit_subject_entry foreign key (entry_id) references audit_entry (id)
) engine = InnoDB default charset = utf8mb4;

-- Receipts of look-ups, which the office that looked can put into its own file (000, article 24; 001, article 26).
create table lookup_receipt (
    id       char(20)     character set ascii collate ascii_bin not null primary key,
    at       datetime(6)  not null,
    -- The day in Asia/Shanghai, by which look-ups are counted.
    day      date         not null,
    actor    varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
    office   char(6)      character set ascii collate ascii_bin null,
    purpose  varchar(200) character set utf8mb4 collate utf8mb4_bin null,
    subjects int          not null,
    found    int          not null,
    -- SHA-256 of what was answered.
    digest   binary(32)   not null,
    entry_id bigint       not null,
    constraint lookup_receipt_entry foreign key (entry_id) references audit_entry (id),
    key lookup_receipt_by_day (day, office, subjects)
) engine = InnoDB default charset = utf8mb4;
