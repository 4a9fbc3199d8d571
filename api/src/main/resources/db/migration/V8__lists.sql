-- Entries on lists: those that outside authorities keep, and when their publication has ended.

alter table listing
    -- Publication has ended on this day; null while it has not, though it need not have begun.
    add column unpublished_on date         null,
    -- Of an entry that was taken over: the list of the outside authority, its key there, and its document.
    add column outside        varchar(8)   character set ascii collate ascii_bin null,
    add column source_key     varchar(200) character set utf8mb4 collate utf8mb4_bin null,
    add column document       varchar(100) character set utf8mb4 collate utf8mb4_bin null,
    add unique key listing_source (outside, source_key),
    add key listing_open (list, unpublished_on, id),
    add key listing_open_of_sector (list, sector, unpublished_on, id),
    add key listing_running_out (unpublished_on, until_day, id);

update listing set unpublished_on = until_day where ended_case is not null or until_day < current_date;
