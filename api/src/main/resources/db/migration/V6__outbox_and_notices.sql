-- What other systems are told: what of each subject is public, messages about it, who has got which; and notices to subjects.

-- Subjects of which something is, was or may become public. What is due is looked at again, and others are told of what has changed.
create table publication (
    subject_id bigint not null primary key,
    -- When to look next, null where nothing will change by itself.
    due_on     date   null,
    constraint publication_subject foreign key (subject_id) references subject (id),
    key publication_due (due_on, subject_id)
) engine = InnoDB;

-- Whatever is there already is told bit by bit. The sample region is loaded after this and is not among it.
insert into publication (subject_id, due_on) select id, '1970-01-01' from subject;

-- Messages, in the order of their ids, which for one subject is that of what they tell: whoever writes one has locked the subject.
create table outbox_message (
    id         bigint       not null auto_increment primary key,
    public_id  char(20)     character set ascii collate ascii_bin not null unique,
    subject_id bigint       not null,
    kind       varchar(10)  character set ascii collate ascii_bin not null,
    action     varchar(10)  character set ascii collate ascii_bin not null,
    -- What it is about; later messages about the same thing replace it.
    item       varchar(120) character set ascii collate ascii_bin not null,
    created_at datetime(6)  not null,
    -- As it is sent; null once what it tells has been erased.
    payload    longtext     character set utf8mb4 collate utf8mb4_bin null,
    constraint outbox_message_kind check (kind in ('grade', 'list', 'penalty', 'repair', 'notice')),
    constraint outbox_message_action check (action in ('publish', 'remove', 'send')),
    constraint outbox_message_payload check (payload is null or json_valid(payload)),
    constraint outbox_message_subject foreign key (subject_id) references subject (id),
    key outbox_message_of_subject (subject_id, id)
) engine = InnoDB default charset = utf8mb4;

-- Which message goes where, and whether it has arrived. Its times are those of the database's own clock.
create table outbox_delivery (
    message_id   bigint       not null,
    destination  varchar(20)  character set ascii collate ascii_bin not null,
    subject_id   bigint       not null,
    state        varchar(10)  character set ascii collate ascii_bin not null default 'waiting',
    attempts     int          not null default 0,
    attempted_at datetime(6)  null,
    delivered_at datetime(6)  null,
    -- Why the last attempt failed.
    failure      varchar(200) character set utf8mb4 collate utf8mb4_bin null,
    primary key (message_id, destination),
    constraint outbox_delivery_state check (state in ('waiting', 'delivered', 'erased')),
    constraint outbox_delivery_message foreign key (message_id) references outbox_message (id),
    -- The first of a subject that waits.
    key outbox_delivery_in_line (destination, subject_id, state, message_id),
    key outbox_delivery_by_state (state, message_id, destination),
    key outbox_delivery_of_destination (destination, state, message_id)
) engine = InnoDB default charset = utf8mb4;

-- The subjects of which a destination has something to get: one message of each at a time, whose failure holds up no other subject's.
create table outbox_lane (
    destination varchar(20) character set ascii collate ascii_bin not null,
    subject_id  bigint      not null,
    next_at     datetime(6) not null,
    -- Whether the first message that waits has failed before; those that have not go first.
    tried       boolean     not null default false,
    primary key (destination, subject_id),
    key outbox_lane_ready (destination, tried, next_at, subject_id)
) engine = InnoDB;

create table outbox_destination (
    id             varchar(20)  character set ascii collate ascii_bin not null primary key,
    -- The process that delivers to it, until when unless it says so again.
    node           char(20)     character set ascii collate ascii_bin null,
    leased_until   datetime(6)  null,
    -- Failures in a row that were the destination's, and when to try again.
    failures       int          not null default 0,
    next_at        datetime(6)  null,
    succeeded_at   datetime(6)  null,
    failed_at      datetime(6)  null,
    failure        varchar(200) character set utf8mb4 collate utf8mb4_bin null,
    -- The last day on which both sides were compared, and when to try again where that failed.
    reconciled_on  date         null,
    reconcile_at   datetime(6)  null
) engine = InnoDB default charset = utf8mb4;

-- What others have been told to show or to take down.
create table publication_item (
    item       varchar(120) character set ascii collate ascii_bin not null primary key,
    subject_id bigint       not null,
    kind       varchar(10)  character set ascii collate ascii_bin not null,
    -- Null where it belongs to none.
    sector     varchar(32)  character set ascii collate ascii_bin null,
    -- SHA-256 of what it says; null once it has been taken down.
    digest     binary(32)   null,
    -- Why it has been taken down, and when.
    removal    varchar(10)  character set ascii collate ascii_bin null,
    removed_on date         null,
    constraint publication_item_removal check ((digest is null) = (removal is not null) and (digest is null) = (removed_on is not null)),
    constraint publication_item_subject foreign key (subject_id) references subject (id),
    key publication_item_of_subject (subject_id, item)
) engine = InnoDB default charset = utf8mb4;

-- Items that one destination is to be told again.
create table publication_resend (
    subject_id  bigint       not null,
    item        varchar(120) character set ascii collate ascii_bin not null,
    destination varchar(20)  character set ascii collate ascii_bin not null,
    primary key (subject_id, item, destination)
) engine = InnoDB;

-- What a destination says it holds, while that is compared.
create table publication_held (
    destination varchar(20)  character set ascii collate ascii_bin not null,
    item        varchar(120) character set ascii collate ascii_bin not null,
    digest      binary(32)   not null,
    primary key (destination, item)
) engine = InnoDB;

create table reconciliation (
    id          bigint       not null auto_increment primary key,
    public_id   char(20)     character set ascii collate ascii_bin not null unique,
    destination varchar(20)  character set ascii collate ascii_bin not null,
    day         date         not null,
    state       varchar(10)  character set ascii collate ascii_bin not null,
    attempts    int          not null,
    at          datetime(6)  not null,
    failure     varchar(200) character set utf8mb4 collate utf8mb4_bin null,
    -- How many items we think it holds, how many it says it holds, and how these differ.
    expected      bigint     null,
    held          bigint     null,
    missing       bigint     null,
    different     bigint     null,
    surplus       bigint     null,
    unknown_to_us bigint     null,
    constraint reconciliation_state check (state in ('done', 'failed')),
    unique key reconciliation_of_day (destination, day)
) engine = InnoDB default charset = utf8mb4;

-- The first differences of each.
create table reconciliation_difference (
    reconciliation_id bigint       not null,
    item              varchar(120) character set ascii collate ascii_bin not null,
    kind              varchar(10)  character set ascii collate ascii_bin not null,
    primary key (reconciliation_id, item),
    constraint reconciliation_difference_kind check (kind in ('missing', 'different', 'surplus', 'unknown')),
    constraint reconciliation_difference_of foreign key (reconciliation_id) references reconciliation (id)
) engine = InnoDB;

-- What offices and the service have let subjects know, and since when they have it (reading O6).
create table notice (
    id          bigint        not null auto_increment primary key,
    public_id   char(20)      character set ascii collate ascii_bin not null unique,
    subject_id  bigint        not null,
    kind        varchar(40)   character set ascii collate ascii_bin not null,
    -- Null where it is of no sector.
    sector      varchar(32)   character set ascii collate ascii_bin null,
    title_zh    varchar(200)  character set utf8mb4 collate utf8mb4_bin not null,
    title_en    varchar(200)  character set utf8mb4 collate utf8mb4_bin null,
    text_zh     text          character set utf8mb4 collate utf8mb4_bin not null,
    text_en     text          character set utf8mb4 collate utf8mb4_bin null,
    document_id varchar(40)   character set ascii collate ascii_bin null,
    procedure_id varchar(40)  character set ascii collate ascii_bin null,
    served_at   datetime(6)   not null,
    served_on   date          not null,
    served_by   varchar(200)  character set utf8mb4 collate utf8mb4_bin not null,
    -- The area of the office that served it, null where the service did of itself.
    office      char(6)       character set ascii collate ascii_bin null,
    received_on date          null,
    -- How it came: read by the subject, or on paper.
    received_by varchar(10)   character set ascii collate ascii_bin null,
    receipt_at  datetime(6)   null,
    -- What shows that it came on paper: an evidence file's id, or words.
    proof       varchar(500)  character set utf8mb4 collate utf8mb4_bin null,
    constraint notice_received check ((received_on is null) = (received_by is null) and (received_on is null) = (receipt_at is null)),
    constraint notice_days check (received_on is null or received_on >= served_on),
    constraint notice_by check (received_by is null or received_by in ('reading', 'paper')),
    constraint notice_proof check ((received_by <=> 'paper') = (proof is not null)),
    constraint notice_subject foreign key (subject_id) references subject (id),
    key notice_of_subject (subject_id, id)
) engine = InnoDB default charset = utf8mb4;
