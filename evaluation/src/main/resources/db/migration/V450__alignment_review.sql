-- What the plan said of a doubtful alignment, and what a person decided on it.

alter table evaluation_alignment add column on_doubt varchar(20) default 'USE' not null;
alter table evaluation_alignment add column review varchar(20);
alter table evaluation_alignment add column review_reason varchar(2000);
alter table evaluation_alignment add column reviewed_by varchar(100);
alter table evaluation_alignment add column reviewed_by_name varchar(200);
alter table evaluation_alignment add column reviewed_at timestamp(6) with time zone;
alter table evaluation_alignment add column review_entry bigint;
