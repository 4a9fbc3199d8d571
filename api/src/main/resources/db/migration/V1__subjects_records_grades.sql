-- Subjects, their roles, records, listings and closed periods, and what they were evaluated to.
-- Ids and codes are ASCII and compared by byte; human text is utf8mb4. A collation with "nopad" keeps a trailing blank
-- apart, so that the grams "a" and "a " are two.

create table subject (
    id          bigint       not null auto_increment primary key,
    -- What URLs name it by: the credit code where there is one, else an opaque id; never an identity number (reading D3).
    public_id   varchar(40)  character set ascii collate ascii_bin not null unique,
    kind        varchar(20)  character set ascii collate ascii_bin not null,
    code        char(18)     character set ascii collate ascii_bin null unique,
    name        varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
    -- The name as it is searched: one form for full-width and half-width, capital and small letters.
    search_name varchar(400) character set utf8mb4 collate utf8mb4_nopad_bin not null,
    area        varchar(6)      character set ascii collate ascii_bin not null,
    -- The four digits of the league or city that the area lies in, so that a search of it needs no list of its banners.
    league      varchar(4)      character set ascii collate ascii_bin as (left(area, 4)) stored,
    status      varchar(12)  character set ascii collate ascii_bin not null,
    created_at  datetime(6)  not null,
    version     int          not null default 1,
    constraint subject_kind check (kind in ('legal-person', 'unincorporated', 'individual-business', 'natural-person')),
    constraint subject_status check (status in ('active', 'dissolved')),
    constraint subject_code check ((kind = 'natural-person') = (code is null)),
    constraint subject_public_id check (code is null or code = public_id),
    constraint subject_area check (area regexp '^[0-9]{6}$'),
    key subject_by_area (area, id),
    key subject_by_league (league, id),
    key subject_by_status (status, id)
) engine = InnoDB default charset = utf8mb4;

-- The identity number of a natural person: encrypted, and a keyed hash by which it can be found again. Neither key is here.
create table subject_identity (
    subject_id bigint         not null primary key,
    cipher     varbinary(100) not null,
    lookup     binary(32)     not null unique,
    constraint subject_identity_subject foreign key (subject_id) references subject (id)
) engine = InnoDB default charset = utf8mb4;

create table subject_role (
    subject_id bigint      not null,
    sector     varchar(32) character set ascii collate ascii_bin not null,
    role       varchar(40) character set ascii collate ascii_bin not null,
    primary key (subject_id, sector),
    key subject_role_by_sector (sector, subject_id),
    constraint subject_role_subject foreign key (subject_id) references subject (id)
) engine = InnoDB default charset = utf8mb4;

-- Every single character and every pair of neighbours of each name, so that any part of a name is found by its rarest gram.
create table subject_gram (
    gram       varchar(2) character set utf8mb4 collate utf8mb4_nopad_bin not null,
    subject_id bigint     not null,
    primary key (gram, subject_id),
    key subject_gram_by_subject (subject_id),
    constraint subject_gram_subject foreign key (subject_id) references subject (id)
) engine = InnoDB default charset = utf8mb4;

-- Records in the order of entry, which is that of their ids; a file is in the order of decided_on, then entry (reading T7).
create table credit_record (
    id                 bigint       not null auto_increment primary key,
    public_id          char(20)     character set ascii collate ascii_bin not null unique,
    subject_id         bigint       not null,
    sector             varchar(32)  character set ascii collate ascii_bin not null,
    type               varchar(40)  character set ascii collate ascii_bin not null,
    provision          varchar(40)  character set ascii collate ascii_bin null,
    decided_on         date         not null,
    act                varchar(100) character set utf8mb4 collate utf8mb4_bin null,
    ended_on           date         null,
    repaired_on        date         null,
    valid_until        date         null,
    document_number    varchar(200) null,
    document_authority char(6)      character set ascii collate ascii_bin null,
    document_issuer    varchar(200) null,
    disclosable        boolean      null,
    facts              longtext     not null,
    basis              varchar(20)  character set ascii collate ascii_bin null,
    final_on           date         null,
    penalty            longtext     null,
    constraint credit_record_facts check (json_valid(facts)),
    constraint credit_record_penalty check (penalty is null or json_valid(penalty)),
    constraint credit_record_basis check (basis is null or basis in ('penalty', 'order', 'judgment', 'supervision')),
    constraint credit_record_subject foreign key (subject_id) references subject (id),
    key credit_record_file (subject_id, sector, decided_on, id)
) engine = InnoDB default charset = utf8mb4;

create table listing (
    id         bigint       not null auto_increment primary key,
    subject_id bigint       not null,
    sector     varchar(32)  character set ascii collate ascii_bin not null,
    list       varchar(12)  character set ascii collate ascii_bin not null,
    from_day   date         not null,
    until_day  date         null,
    reason     varchar(500) null,
    office     varchar(200) null,
    constraint listing_list check (list in ('red', 'black', 'severe', 'abnormal')),
    constraint listing_days check (until_day is null or until_day >= from_day),
    constraint listing_subject foreign key (subject_id) references subject (id),
    key listing_of_subject (subject_id, id),
    key listing_by_list (list, sector, subject_id)
) engine = InnoDB default charset = utf8mb4;

-- The grade that a closed period ended with.
create table prior_grade (
    subject_id bigint      not null,
    sector     varchar(32) character set ascii collate ascii_bin not null,
    period     varchar(10) character set ascii collate ascii_bin not null,
    grade      char(1)     character set ascii collate ascii_bin not null,
    primary key (subject_id, sector, period),
    key prior_grade_by_period (sector, period),
    constraint prior_grade_grade check (grade between 'A' and 'Z'),
    constraint prior_grade_subject foreign key (subject_id) references subject (id)
) engine = InnoDB default charset = utf8mb4;

-- Evaluations, only ever added to: what was asked and what was answered, with the law and the code that did it, so that an
-- answer can be shown again byte for byte and checked against its input.
create table evaluation (
    id             bigint      not null auto_increment primary key,
    subject_id     bigint      not null,
    sector         varchar(32) character set ascii collate ascii_bin not null,
    as_of          date        not null,
    made_at        datetime(6) not null,
    rule_set       varchar(60) character set ascii collate ascii_bin not null,
    rule_set_hash  char(64)    character set ascii collate ascii_bin not null,
    plugin_version varchar(80) character set ascii collate ascii_bin not null,
    status         varchar(10) character set ascii collate ascii_bin not null,
    grade          char(1)     character set ascii collate ascii_bin null,
    score          decimal(20, 10) null,
    -- SHA-256 of the file alone, which shows whether anything but the day has changed.
    file_hash      binary(32)  not null,
    -- SHA-256 of the two texts below, which are compressed (zlib).
    input_hash     binary(32)  not null,
    answer_hash    binary(32)  not null,
    input          mediumblob  not null,
    answer         mediumblob  not null,
    constraint evaluation_status check (status in ('graded', 'ungraded', 'excluded')),
    constraint evaluation_grade check ((status = 'graded') = (grade is not null)),
    constraint evaluation_subject foreign key (subject_id) references subject (id),
    key evaluation_of_subject (subject_id, sector, id)
) engine = InnoDB default charset = utf8mb4;

-- The running evaluation as an anonymous reader gets it on one day: one row by key, its bytes ready. A row of another day,
-- law or plugin is made again when it is next read.
create table running_grade (
    public_id  varchar(40) character set ascii collate ascii_bin not null,
    sector     varchar(32) character set ascii collate ascii_bin not null,
    subject_id bigint      not null,
    day        date        not null,
    made_by    char(16)    character set ascii collate ascii_bin not null,
    status     varchar(10) character set ascii collate ascii_bin not null,
    grade      char(1)     character set ascii collate ascii_bin null,
    score      decimal(20, 10) null,
    etag_zh    char(22)    character set ascii collate ascii_bin not null,
    etag_en    char(22)    character set ascii collate ascii_bin not null,
    answer_zh  mediumblob  not null,
    answer_en  mediumblob  not null,
    primary key (public_id, sector),
    unique key running_grade_of_subject (subject_id, sector),
    key running_grade_by_grade (sector, grade, subject_id),
    constraint running_grade_subject foreign key (subject_id) references subject (id)
) engine = InnoDB default charset = utf8mb4;
