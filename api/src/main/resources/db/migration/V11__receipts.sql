-- What an evaluation rests on besides its input, and what it touched.
alter table evaluation
    -- Which calendar of working days the service had (reading T3): the first digits of its hash; null where that was not noted.
    add column calendar char(16) character set ascii collate ascii_bin null,
    -- The versions of the records in the input, in their order, with commas between; null where each is the first.
    add column versions mediumtext character set ascii collate ascii_bin null,
    -- The provisions that its lines show, with a comma before and after each; '*' where only the answer tells.
    add column provisions varchar(2900) character set ascii collate ascii_bin not null default '*',
    -- In the order of a sector's evaluations, so that it only grows at its end; it alone tells which have a provision.
    add key evaluation_by_provision (sector, id, provisions),
    add key evaluation_by_time (subject_id, sector, made_at, id);
