-- Objections, reviews, repairs and listings: cases, their steps and their deadlines; and entries on lists that can be named.

alter table listing
    add column public_id char(20)    character set ascii collate ascii_bin null unique after id,
    add column facts      varchar(2000) character set utf8mb4 collate utf8mb4_bin null,
    -- The area of the office that keeps the entry, null where it was taken over without one.
    add column authority  char(6)     character set ascii collate ascii_bin null,
    add column case_id    bigint      null,
    add column ended_case bigint      null,
    -- Entries are published from this day; null while they are not.
    add column published_on date      null;

update listing set public_id = substr(sha2(concat('listing ', id, uuid()), 256), 1, 20), published_on = from_day;

alter table listing modify column public_id char(20) character set ascii collate ascii_bin not null;

create table procedure_case (
    id             bigint       not null auto_increment primary key,
    public_id      char(20)     character set ascii collate ascii_bin not null unique,
    -- With it alone the applicant can follow the case.
    tracking_code  char(20)     character set ascii collate ascii_bin not null unique,
    kind           varchar(30)  character set ascii collate ascii_bin not null,
    -- The procedure's code in the law of the sector; of the general law where the sector has none of its own.
    law            varchar(60)  character set ascii collate ascii_bin not null,
    law_is_general boolean      not null,
    sector         varchar(32)  character set ascii collate ascii_bin null,
    subject_id     bigint       not null,
    about          varchar(12)  character set ascii collate ascii_bin not null,
    -- The public id of what it is about; of a grade the sector's id.
    about_id       varchar(40)  character set ascii collate ascii_bin not null,
    list           varchar(12)  character set ascii collate ascii_bin null,
    reviewed_id    bigint       null,
    -- The area of the office that it lies with.
    office         char(6)      character set ascii collate ascii_bin not null,
    filed_on       date         not null,
    filed_at       datetime(6)  not null,
    filed_by       varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
    filed_office   char(6)      character set ascii collate ascii_bin null,
    applicant      varchar(200) character set utf8mb4 collate utf8mb4_bin null,
    contact        varchar(200) character set utf8mb4 collate utf8mb4_bin null,
    statement      text         character set utf8mb4 collate utf8mb4_bin not null,
    -- The day that the filing names, where the law leaves it to the office.
    term_on        date         null,
    ground         varchar(40)  character set ascii collate ascii_bin null,
    evidence       longtext     character set utf8mb4 collate utf8mb4_bin not null,
    -- What follows from the steps, so that it can be searched.
    stage          varchar(30)  character set ascii collate ascii_bin not null,
    state          varchar(10)  character set ascii collate ascii_bin not null,
    due_on         date         null,
    provisional    boolean      not null default false,
    owed_by        varchar(20)  character set ascii collate ascii_bin null,
    owed_office    char(6)      character set ascii collate ascii_bin null,
    escalated_on   date         null,
    disputes       boolean      not null default false,
    version        int          not null default 1,
    -- Kind and matter while it runs, of which there is one at a time.
    running        varchar(120) character set ascii collate ascii_bin null unique,
    constraint procedure_case_state check (state in ('open', 'decided', 'published', 'closed')),
    constraint procedure_case_evidence check (json_valid(evidence)),
    constraint procedure_case_subject foreign key (subject_id) references subject (id),
    constraint procedure_case_reviewed foreign key (reviewed_id) references procedure_case (id),
    key procedure_case_of_subject (subject_id, id),
    key procedure_case_about (about_id, kind, id),
    key procedure_case_due (state, due_on, id),
    key procedure_case_waiting (owed_by, due_on)
) engine = InnoDB default charset = utf8mb4;

-- The steps of a case in their order: only ever added to.
create table procedure_step (
    case_id  bigint       not null,
    seq      int          not null,
    step     varchar(30)  character set ascii collate ascii_bin not null,
    outcome  varchar(30)  character set ascii collate ascii_bin null,
    -- The day it is of: that on which it was taken, or on which papers were received.
    day      date         not null,
    at       datetime(6)  not null,
    actor    varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
    role     varchar(20)  character set ascii collate ascii_bin not null,
    office   char(6)      character set ascii collate ascii_bin null,
    reason   text         character set utf8mb4 collate utf8mb4_bin null,
    document varchar(400) character set utf8mb4 collate utf8mb4_bin null,
    evidence longtext     character set utf8mb4 collate utf8mb4_bin not null,
    citation varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
    due_on   date         null,
    primary key (case_id, seq),
    key procedure_step_by_day (day, step),
    constraint procedure_step_evidence check (json_valid(evidence)),
    constraint procedure_step_case foreign key (case_id) references procedure_case (id)
) engine = InnoDB default charset = utf8mb4;

-- Every date that was ever told of a case's next step, the last in force: by what it was moved, and from when it was known.
create table procedure_due (
    case_id     bigint      not null,
    seq         int         not null,
    step        varchar(30) character set ascii collate ascii_bin not null,
    due_on      date        not null,
    provisional boolean     not null,
    told_at     datetime(6) not null,
    primary key (case_id, seq),
    constraint procedure_due_case foreign key (case_id) references procedure_case (id)
) engine = InnoDB default charset = utf8mb4;

-- How many records each office has entered on time and late, day by day; counted once the day is over.
create table entry_tally (
    office  char(6) character set ascii collate ascii_bin not null,
    day     date    not null,
    on_time bigint  not null,
    late    bigint  not null,
    primary key (day, office)
) engine = InnoDB;

-- The last record that is in it.
create table entry_tally_mark (
    id     tinyint not null primary key default 1,
    record bigint  not null,
    constraint entry_tally_mark_one check (id = 1)
) engine = InnoDB;

insert into entry_tally_mark (record) values (0);
