-- Closings: what everybody was evaluated to at the end of a period, frozen, and what followed. Simulations: who would move by a draft.

-- Since when the service closes the periods of a sector by itself, and the job that is at it: one at a time, whichever node runs it.
create table closing_sector (
    sector varchar(32) character set ascii collate ascii_bin not null primary key,
    since  date   not null,
    job_id bigint null
) engine = InnoDB;

create table closing (
    id             bigint      not null auto_increment primary key,
    sector         varchar(32) character set ascii collate ascii_bin not null,
    period         varchar(10) character set ascii collate ascii_bin not null,
    last_day       date        not null,
    -- The grades of a period count as closed with this word alone, so that nobody ever sees half of them.
    state          varchar(10) character set ascii collate ascii_bin not null default 'open',
    -- Closed before the service took the grades over, which is all that it knows of it.
    taken_over     boolean     not null default false,
    -- The run that is frozen, and what it was made by.
    run_id         bigint      null,
    rule_set       varchar(60) character set ascii collate ascii_bin null,
    rule_set_hash  char(64)    character set ascii collate ascii_bin null,
    plugin_version varchar(80) character set ascii collate ascii_bin null,
    subjects       bigint      null,
    root_hash      binary(32)  null,
    closed_at      datetime(6) null,
    constraint closing_state check (state in ('open', 'closed')),
    constraint closing_whole check (state = 'open' or taken_over or (run_id is not null and rule_set is not null
        and plugin_version is not null and subjects is not null and root_hash is not null and closed_at is not null)),
    unique key closing_of_period (sector, period),
    key closing_closed (sector, state, last_day)
) engine = InnoDB default charset = utf8mb4;

-- One evaluation of everybody in an area: a banner's draft, a league's check, the region's confirmation.
create table closing_run (
    id         bigint      not null auto_increment primary key,
    closing_id bigint      not null,
    job_id     bigint      not null unique,
    area       char(6)     character set ascii collate ascii_bin not null,
    -- How far: 'evaluate', 'tell' once its period is closed, 'done'.
    phase      varchar(10) character set ascii collate ascii_bin not null default 'evaluate',
    -- What is kept of it so far: chunks, their last subject, subjects, the hash over all, the number of each outcome by area as JSON.
    chunks     int         not null default 0,
    position   bigint      not null default 0,
    subjects   bigint      not null default 0,
    root_hash  binary(32)  not null default (unhex(repeat('00', 32))),
    counts     longtext    character set ascii collate ascii_bin not null default '{}',
    -- How many of its chunks others are being told of.
    told       int         not null default 0,
    constraint closing_run_phase check (phase in ('evaluate', 'tell', 'done')),
    constraint closing_run_counts check (json_valid(counts)),
    constraint closing_run_closing foreign key (closing_id) references closing (id),
    constraint closing_run_job foreign key (job_id) references job (id)
) engine = InnoDB default charset = utf8mb4;

-- Subjects that were evaluated together, in the order of their keys: what was known then, and the hash of what they came to.
create table closing_chunk (
    run_id       bigint      not null,
    seq          int         not null,
    last_subject bigint      not null,
    subjects     int         not null,
    known_at     datetime(6) not null,
    hash         binary(32)  not null,
    primary key (run_id, seq),
    constraint closing_chunk_run foreign key (run_id) references closing_run (id)
) engine = InnoDB;

-- Who has drafted, checked, confirmed and published the period of an area.
create table closing_area (
    closing_id   bigint      not null,
    area         char(6)     character set ascii collate ascii_bin not null,
    drafted_at   datetime(6) null,
    drafted_by   char(6)     character set ascii collate ascii_bin null,
    drafted_run  bigint      null,
    checked_at   datetime(6) null,
    checked_by   char(6)     character set ascii collate ascii_bin null,
    checked_run  bigint      null,
    confirmed_at datetime(6) null,
    confirmed_by char(6)     character set ascii collate ascii_bin null,
    published_at datetime(6) null,
    published_by char(6)     character set ascii collate ascii_bin null,
    primary key (closing_id, area),
    constraint closing_area_closing foreign key (closing_id) references closing (id)
) engine = InnoDB;

-- What each subject was evaluated to: with the kept versions of its records and the rule set the whole answer can be made again, and
-- compared by its hash. It stays with the file that was evaluated, also where that is merged into another later on.
create table closed_grade (
    closing_id  bigint      not null,
    subject_id  bigint      not null,
    area        char(6)     character set ascii collate ascii_bin not null,
    status      varchar(10) character set ascii collate ascii_bin not null,
    grade       char(1)     character set ascii collate ascii_bin null,
    score       decimal(20, 10) null,
    input_hash  binary(32)  not null,
    answer_hash binary(32)  not null,
    primary key (closing_id, subject_id),
    constraint closed_grade_status check (status in ('graded', 'ungraded', 'excluded')),
    constraint closed_grade_grade check ((status = 'graded') = (grade is not null)),
    constraint closed_grade_closing foreign key (closing_id) references closing (id)
) engine = InnoDB;

-- What follows from a closing for lists: entries and exits, which are carried out, and proposals, which need a procedure.
create table closing_effect (
    id         bigint       not null auto_increment primary key,
    closing_id bigint       not null,
    subject_id bigint       not null,
    area       char(6)      character set ascii collate ascii_bin not null,
    list       varchar(12)  character set ascii collate ascii_bin not null,
    effect     varchar(10)  character set ascii collate ascii_bin not null,
    citation   varchar(200) character set utf8mb4 collate utf8mb4_bin not null,
    done       boolean      not null default false,
    constraint closing_effect_effect check (effect in ('enter', 'leave', 'propose')),
    constraint closing_effect_closing foreign key (closing_id) references closing (id),
    constraint closing_effect_subject foreign key (subject_id) references subject (id),
    key closing_effect_open (closing_id, effect, done, id)
) engine = InnoDB default charset = utf8mb4;

-- Periods whose grades are there already were closed before.
insert into closing (sector, period, last_day, state, taken_over)
    select distinct sector, period, if(length(period) = 4, concat(period, '-12-31'),
        last_day(concat(left(period, 4), '-', lpad(3 * right(period, 1), 2, '0'), '-01'))), 'closed', true
    from prior_grade;

create table simulation (
    id             bigint      not null auto_increment primary key,
    public_id      char(20)    character set ascii collate ascii_bin not null unique,
    job_id         bigint      not null unique,
    sector         varchar(32) character set ascii collate ascii_bin not null,
    area           char(6)     character set ascii collate ascii_bin not null,
    as_of          date        not null,
    -- As they were sent, without what stands for nothing.
    changes        longtext    character set utf8mb4 collate utf8mb4_bin not null,
    base           varchar(60) character set ascii collate ascii_bin not null,
    base_hash      char(64)    character set ascii collate ascii_bin not null,
    draft          varchar(80) character set ascii collate ascii_bin not null,
    draft_hash     char(64)    character set ascii collate ascii_bin not null,
    made_at        datetime(6) not null,
    position       bigint      not null default 0,
    subjects       bigint      not null default 0,
    rescored       bigint      not null default 0,
    -- How many go from what to what, by area, as JSON.
    moves          longtext    character set ascii collate ascii_bin not null default '{}',
    constraint simulation_changes check (json_valid(changes)),
    constraint simulation_moves check (json_valid(moves)),
    constraint simulation_job foreign key (job_id) references job (id),
    key simulation_by_age (made_at)
) engine = InnoDB default charset = utf8mb4;

-- Whom a draft moves.
create table simulation_move (
    simulation_id bigint      not null,
    subject_id    bigint      not null,
    area          char(6)     character set ascii collate ascii_bin not null,
    from_status   varchar(10) character set ascii collate ascii_bin not null,
    from_grade    char(1)     character set ascii collate ascii_bin null,
    from_score    decimal(20, 10) null,
    to_status     varchar(10) character set ascii collate ascii_bin not null,
    to_grade      char(1)     character set ascii collate ascii_bin null,
    to_score      decimal(20, 10) null,
    primary key (simulation_id, subject_id),
    constraint simulation_move_of foreign key (simulation_id) references simulation (id)
) engine = InnoDB;
