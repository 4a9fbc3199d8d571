-- The feed: what anybody may know of grades, lists, records and procedures when it changes, in one order without gaps, for 400 days.

-- What has happened and has no position yet; written in the transaction of what it tells.
create table feed_pending (
    id        bigint      not null auto_increment primary key,
    public_id char(20)    character set ascii collate ascii_bin not null,
    type      varchar(24) character set ascii collate ascii_bin not null,
    at        datetime(6) not null,
    -- The subject's public id, null where it is about none.
    subject   varchar(40) character set ascii collate ascii_bin null,
    sector    varchar(32) character set ascii collate ascii_bin null,
    -- The record that it tells of, whose erasure takes it along; null where it tells of none.
    record    char(20)    character set ascii collate ascii_bin null,
    -- What else is told, as JSON; null once that has been erased.
    data      text        character set utf8mb4 collate utf8mb4_bin null,
    constraint feed_pending_data check (data is null or json_valid(data)),
    key feed_pending_of_record (record)
) engine = InnoDB default charset = utf8mb4;

-- The same with its position, moved here soon after.
create table feed_event (
    position  bigint      not null primary key,
    public_id char(20)    character set ascii collate ascii_bin not null,
    type      varchar(24) character set ascii collate ascii_bin not null,
    at        datetime(6) not null,
    subject   varchar(40) character set ascii collate ascii_bin null,
    sector    varchar(32) character set ascii collate ascii_bin null,
    record    char(20)    character set ascii collate ascii_bin null,
    data      text        character set utf8mb4 collate utf8mb4_bin null,
    constraint feed_event_data check (data is null or json_valid(data)),
    key feed_event_of_record (record)
) engine = InnoDB default charset = utf8mb4;

-- Whoever gives positions holds this row: the last position that was given, and the last one that has been forgotten.
create table feed_head (
    id        tinyint not null primary key,
    position  bigint  not null,
    forgotten bigint  not null,
    constraint feed_head_one check (id = 1),
    constraint feed_head_order check (forgotten <= position)
) engine = InnoDB;
insert into feed_head (id, position, forgotten) values (1, 0, 0);
