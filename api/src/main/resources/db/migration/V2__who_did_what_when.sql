-- Subjects that change and merge, records with versions, and the trail of who did what.

alter table subject
    -- First and last day of its legal existence, null where not known.
    add column established_on date null,
    add column ended_on date null,
    -- The file that this one was merged into; its public id leads there.
    add column merged_into bigint null,
    add constraint subject_days check (ended_on is null or established_on is null or ended_on >= established_on),
    add constraint subject_merged foreign key (merged_into) references subject (id);

-- Names that a subject had before.
create table subject_name (
    subject_id bigint       not null,
    until_day  date         not null,
    name       varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
    id         bigint       not null auto_increment,
    primary key (id),
    key subject_name_of_subject (subject_id, id),
    constraint subject_name_subject foreign key (subject_id) references subject (id)
) engine = InnoDB default charset = utf8mb4;

-- Responsible persons (000, article 10; 002, article 7): never public; their identity numbers are kept as those of subjects.
create table responsible_person (
    id         bigint         not null auto_increment primary key,
    subject_id bigint         not null,
    position   varchar(20)    character set ascii collate ascii_bin not null,
    name       varchar(200)   character set utf8mb4 collate utf8mb4_bin not null,
    cipher     varbinary(100) null,
    lookup     binary(32)     null,
    from_day   date           null,
    constraint responsible_person_position check (position in ('legal-representative', 'head', 'actual-controller')),
    constraint responsible_person_subject foreign key (subject_id) references subject (id),
    key responsible_person_of_subject (subject_id, id)
) engine = InnoDB default charset = utf8mb4;

-- The row is the present version of a record; former ones are in record_version. A record of the general part has no sector.
alter table credit_record
    modify column sector varchar(32) character set ascii collate ascii_bin null,
    add column state varchar(10) character set ascii collate ascii_bin not null default 'active',
    -- Entered later than 15 working days after the decision (000, article 21).
    add column late boolean not null default false,
    add column entered_at datetime(6) not null default current_timestamp(6),
    -- The area of the office that entered it first, within which its source key is unique.
    add column entered_office char(6) character set ascii collate ascii_bin null,
    add column version int not null default 1,
    add column changed_at datetime(6) not null default current_timestamp(6),
    add column changed_by varchar(200) character set utf8mb4 collate utf8mb4_bin null,
    -- The area of the office that entered this version.
    add column office char(6) character set ascii collate ascii_bin null,
    add column reason varchar(500) null,
    add column source_key varchar(200) character set utf8mb4 collate utf8mb4_bin null,
    -- SHA-256 of what the record says; null once it is withdrawn, so that it may be entered again.
    add column content_hash binary(32) null,
    -- When to look next whether its time is over, so that it is archived or erased (001, article 36; reading D1).
    add column examine_on date null,
    add constraint credit_record_state check (state in ('pending', 'active', 'archived', 'withdrawn')),
    -- One record says a thing once, and a source gives a key once.
    add unique key credit_record_content (subject_id, content_hash),
    add unique key credit_record_source (entered_office, source_key),
    add key credit_record_examined (state, examine_on);

create table record_version (
    record_id    bigint       not null,
    version      int          not null,
    state        varchar(10)  character set ascii collate ascii_bin not null,
    at           datetime(6)  not null,
    actor        varchar(200) character set utf8mb4 collate utf8mb4_bin null,
    office       char(6)      character set ascii collate ascii_bin null,
    reason       varchar(500) null,
    -- The whole version as JSON, and its SHA-256.
    content      longtext     not null,
    content_hash binary(32)   not null,
    primary key (record_id, version),
    constraint record_version_record foreign key (record_id) references credit_record (id)
) engine = InnoDB default charset = utf8mb4;

-- What is left of a record that was erased: that there was one.
create table erased_record (
    public_id  char(20)    character set ascii collate ascii_bin not null primary key,
    subject_id bigint      not null,
    erased_at  datetime(6) not null,
    -- SHA-256 of its last version.
    hash       binary(32)  not null,
    ground     varchar(200) not null,
    constraint erased_record_subject foreign key (subject_id) references subject (id)
) engine = InnoDB default charset = utf8mb4;

-- Which daily task has been done on which day, so that several nodes do it once.
create table daily_task (
    name    varchar(40) character set ascii collate ascii_bin not null,
    day     date        not null,
    done_at datetime(6) null,
    primary key (name, day)
) engine = InnoDB;

-- Which act of which subject a document number of an office and year stands for.
create table document_use (
    authority  char(6)      character set ascii collate ascii_bin not null,
    year       smallint     not null,
    number     varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
    subject_id bigint       not null,
    act        varchar(100) character set utf8mb4 collate utf8mb4_bin null,
    uses       int          not null,
    primary key (authority, year, number),
    constraint document_use_subject foreign key (subject_id) references subject (id)
) engine = InnoDB default charset = utf8mb4;

-- Answers of requests that may be sent again, kept for 24 hours.
create table idempotency_key (
    -- SHA-256 of who sent it, of the operation and of the key.
    id           binary(32)   not null primary key,
    request_hash binary(32)   not null,
    made_at      datetime(6)  not null,
    status       smallint     null,
    location     varchar(200) character set ascii collate ascii_bin null,
    etag         varchar(60)  character set ascii collate ascii_bin null,
    -- What the answer tells of, so that erasing it takes the answer along.
    object       varchar(40)  character set ascii collate ascii_bin null,
    body         mediumblob   null,
    key idempotency_key_by_age (made_at),
    key idempotency_key_of_object (object)
) engine = InnoDB;

-- The audit trail: entries are only ever added, in the transaction they tell of, and linked into one chain soon after.
create table audit_entry (
    id         bigint       not null auto_increment primary key,
    at         datetime(6)  not null,
    actor      varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
    roles      varchar(100) character set ascii collate ascii_bin not null,
    authority  varchar(6)   character set ascii collate ascii_bin null,
    purpose    varchar(200) character set utf8mb4 collate utf8mb4_bin null,
    subject    varchar(40)  character set ascii collate ascii_bin null,
    action     varchar(40)  character set ascii collate ascii_bin not null,
    object     varchar(100) character set ascii collate ascii_bin null,
    request_id varchar(64)  character set ascii collate ascii_bin not null,
    detail     text         character set utf8mb4 collate utf8mb4_bin null,
    key audit_entry_by_subject (subject, id),
    key audit_entry_by_actor (actor, id),
    key audit_entry_by_time (at, id)
) engine = InnoDB default charset = utf8mb4;

create table audit_pending (
    entry_id bigint not null primary key
) engine = InnoDB;

create table audit_link (
    seq      bigint     not null primary key,
    entry_id bigint     not null unique,
    -- SHA-256 of the hash before it and of the entry.
    hash     binary(32) not null
) engine = InnoDB;

create table audit_head (
    id   tinyint    not null primary key,
    seq  bigint     not null,
    hash binary(32) not null,
    constraint audit_head_one check (id = 1)
) engine = InnoDB;
insert into audit_head (id, seq, hash) values (1, 0, unhex(repeat('00', 32)));

-- An evaluation that read what was erased keeps its hashes and loses its texts.
alter table evaluation
    modify column input mediumblob null,
    modify column answer mediumblob null,
    add column erased_at datetime(6) null,
    add constraint evaluation_texts check ((erased_at is null) = (input is not null) and (erased_at is null) = (answer is not null));
