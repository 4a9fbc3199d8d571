-- A file is put in order where it is read. The key that keeps a thing from being said twice begins with the subject as well, and finds
-- a subject's records as quickly; a record entered is one place less to write to.
alter table credit_record drop key credit_record_file;
