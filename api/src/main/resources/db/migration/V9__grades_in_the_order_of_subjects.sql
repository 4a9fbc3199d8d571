-- Grades are made for many subjects at once, in the order of the subjects' keys: so are their rows, and each page is written once.
-- What tells whether a grade is of the present state has an index of its own, so that nobody has to read whole answers for it.
alter table running_grade
    drop primary key,
    add primary key (subject_id, sector),
    add unique key running_grade_answer (public_id, sector),
    drop key running_grade_of_subject,
    add key running_grade_state (subject_id, sector, day, made_by);

-- An import grades the files that it has touched, and knows of a dry run how many rows each would take: a file is a subject in a
-- sector, or in the general part ('').
alter table import_subject
    add column sector varchar(32) character set ascii collate ascii_bin not null default '' after job_id,
    add column number int not null default 0,
    drop primary key,
    add primary key (job_id, sector, subject_id),
    rename to import_file;
insert into import_file (job_id, sector, subject_id)
    select f.job_id, r.sector, f.subject_id from import_file f join subject_role r on r.subject_id = f.subject_id;
