-- What is handed in with procedures, and the documents that offices make.

-- Files of evidence. Their bytes are in a folder, each under its public id.
create table evidence (
    id             bigint       not null auto_increment primary key,
    public_id      char(20)     character set ascii collate ascii_bin not null unique,
    -- Whom it concerns: the subject that handed it in, or the one that its case is of; null until either is known.
    subject_id     bigint       null,
    -- The case that it belongs to and that case's sector, null for one of the general part.
    case_id        bigint       null,
    sector         varchar(32)  character set ascii collate ascii_bin null,
    -- What people call it; null where nobody said, and once it is erased.
    name           varchar(200) character set utf8mb4 collate utf8mb4_bin null,
    type           varchar(20)  character set ascii collate ascii_bin not null,
    size           int          not null,
    hash           binary(32)   not null,
    entered_at     datetime(6)  not null,
    entered_by     varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
    -- Of the office that handed it in; null where a subject did.
    entered_office char(6)      character set ascii collate ascii_bin null,
    attached_at    datetime(6)  null,
    erased_at      datetime(6)  null,
    constraint evidence_type check (type in ('application/pdf', 'image/jpeg', 'image/png')),
    constraint evidence_case check ((case_id is null) = (attached_at is null) and (case_id is null or subject_id is not null)),
    constraint evidence_subject foreign key (subject_id) references subject (id),
    key evidence_of_case (case_id, entered_at),
    key evidence_by_account (entered_by, entered_at)
) engine = InnoDB default charset = utf8mb4;
