-- Long work: who asked for it, how far it is, what came out; and imports, which are such work.

create table job (
    id          bigint      not null auto_increment primary key,
    public_id   char(20)    character set ascii collate ascii_bin not null unique,
    kind        varchar(20) character set ascii collate ascii_bin not null,
    state       varchar(10) character set ascii collate ascii_bin not null,
    -- Whom it works for, as JSON: it may do what that account might when it asked.
    caller      longtext    character set utf8mb4 collate utf8mb4_bin not null,
    office      char(6)     character set ascii collate ascii_bin null,
    total       bigint      null,
    done        bigint      not null default 0,
    failed      bigint      not null default 0,
    created_at  datetime(6) not null,
    started_at  datetime(6) null,
    finished_at datetime(6) null,
    -- After a process had ended in the middle: the number of items done with which the next went on.
    resumed_at  bigint      null,
    -- The process that is at it, and when it last said so; another goes on with what none has been at for a while.
    node        char(20)    character set ascii collate ascii_bin not null,
    heartbeat   datetime(6) null,
    outcome     longtext    character set utf8mb4 collate utf8mb4_bin null,
    constraint job_state check (state in ('queued', 'running', 'done', 'failed')),
    constraint job_caller check (json_valid(caller)),
    constraint job_outcome check (outcome is null or json_valid(outcome)),
    key job_by_state (state, id)
) engine = InnoDB default charset = utf8mb4;

create table import_batch (
    job_id       bigint       not null primary key,
    -- SHA-256 of the office, the sector and the bytes, so that the same batch is taken in once; null for one that may come again.
    batch        binary(32)   null unique,
    file         varchar(100) character set ascii collate ascii_bin not null,
    format       varchar(10)  character set ascii collate ascii_bin not null,
    charset      varchar(10)  character set ascii collate ascii_bin not null,
    sector       varchar(32)  character set ascii collate ascii_bin null,
    dry_run      boolean      not null,
    -- The columns of the rows at fault, in their order, as JSON.
    columns      longtext     character set utf8mb4 collate utf8mb4_bin not null,
    -- How many bytes and rows of the file are done; it only moves together with what the rows brought.
    position     bigint       not null default 0,
    row_no       bigint       not null default 0,
    accepted     bigint       not null default 0,
    unchanged    bigint       not null default 0,
    -- SHA-256 over the hash before it and that of each chunk.
    root_hash    binary(32)   not null,
    constraint import_batch_columns check (json_valid(columns)),
    constraint import_batch_job foreign key (job_id) references job (id)
) engine = InnoDB default charset = utf8mb4;

-- The subjects whose files an import has touched, which are graded after its last row.
create table import_subject (
    job_id     bigint not null,
    subject_id bigint not null,
    primary key (job_id, subject_id)
) engine = InnoDB;

-- What the rows of a dry run have said so far, since none of them is kept to be compared with.
create table import_seen (
    job_id bigint     not null,
    id     binary(32) not null,
    says   binary(32) not null,
    primary key (job_id, id)
) engine = InnoDB;

create table import_fault (
    job_id    bigint       not null,
    row_no    bigint       not null,
    seq       smallint     not null,
    -- Null where it is about the whole row.
    col       varchar(200) character set utf8mb4 collate utf8mb4_bin null,
    code      varchar(40)  character set ascii collate ascii_bin not null,
    detail_zh varchar(1000) character set utf8mb4 collate utf8mb4_bin not null,
    detail_en varchar(1000) character set utf8mb4 collate utf8mb4_bin not null,
    primary key (job_id, row_no, seq)
) engine = InnoDB default charset = utf8mb4;

-- Rows at fault as they were sent, for thirty days, without identity numbers and what must not be collected.
create table import_bad_row (
    job_id bigint   not null,
    row_no bigint   not null,
    cells  longtext character set utf8mb4 collate utf8mb4_bin not null,
    primary key (job_id, row_no)
) engine = InnoDB default charset = utf8mb4;
