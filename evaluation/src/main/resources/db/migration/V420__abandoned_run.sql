-- Who gave up a run that had stopped, when and why.

alter table evaluation_run add column abandoned_at timestamp(6) with time zone;
alter table evaluation_run add column abandoned_by varchar(100);
alter table evaluation_run add column abandoned_by_name varchar(200);
alter table evaluation_run add column abandoned_because varchar(2000);
