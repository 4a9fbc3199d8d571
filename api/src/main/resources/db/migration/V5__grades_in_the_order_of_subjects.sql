-- Grades are made for many subjects at once, in the order of the subjects' keys: so are their rows, and each page is written once.
-- What tells whether a grade is of the present state has an index of its own, so that nobody has to read whole answers for it.
alter table running_grade
    drop primary key,
    add primary key (subject_id, sector),
    add unique key running_grade_answer (public_id, sector),
    drop key running_grade_of_subject,
    add key running_grade_state (subject_id, sector, day, made_by);
