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
    constraint evidence_of_procedure foreign key (case_id) references procedure_case (id),
    key evidence_of_case (case_id, entered_at),
    key evidence_by_account (entered_by, entered_at)
) engine = InnoDB default charset = utf8mb4;

-- The last number that an office has given to a kind of document in a year. Whoever takes the next one holds the row until it is
-- kept, so that no number is left out.
create table document_counter (
    authority char(6)     character set ascii collate ascii_bin not null,
    kind      varchar(40) character set ascii collate ascii_bin not null,
    year      smallint    not null,
    last      int         not null,
    primary key (authority, kind, year)
) engine = InnoDB;

-- Documents that offices have made: what each says, from which its text is made again at any time.
create table document (
    id             bigint       not null auto_increment primary key,
    public_id      char(20)     character set ascii collate ascii_bin not null unique,
    kind           varchar(40)  character set ascii collate ascii_bin not null,
    -- The versions of the kind's template and of the form that it was made by.
    template       varchar(20)  character set ascii collate ascii_bin not null,
    form           smallint     not null,
    authority      char(6)      character set ascii collate ascii_bin not null,
    year           smallint     not null,
    number         int          not null,
    subject_id     bigint       not null,
    -- The sector of the case or record, null for the general part.
    sector         varchar(32)  character set ascii collate ascii_bin null,
    case_id        bigint       null,
    -- The record that it is about, and that record's version; null where it is about a case alone.
    record         char(20)     character set ascii collate ascii_bin null,
    record_version int          null,
    made_at        datetime(6)  not null,
    made_by        varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
    -- What fills the template's gaps; null once it is erased.
    data           longtext     character set utf8mb4 collate utf8mb4_bin null,
    -- SHA-256 of the HTML.
    hash           binary(32)   not null,
    erased_at      datetime(6)  null,
    constraint document_number unique (authority, kind, year, number),
    constraint document_of_record unique (record, record_version, kind),
    constraint document_record check ((record is null) = (record_version is null)),
    constraint document_data check ((data is null) = (erased_at is not null) and (data is null or json_valid(data))),
    constraint document_subject foreign key (subject_id) references subject (id),
    constraint document_of_procedure foreign key (case_id) references procedure_case (id),
    key document_of_case (case_id, id)
) engine = InnoDB default charset = utf8mb4;

-- PDFs that have been given out, so that each stays the same to the byte whatever makes them later.
create table document_pdf (
    document_id bigint     not null primary key,
    content     mediumblob not null,
    constraint document_pdf_document foreign key (document_id) references document (id)
) engine = InnoDB;
