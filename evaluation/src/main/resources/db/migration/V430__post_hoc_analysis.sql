-- Analyses that the locked plan does not list, apart from those of the plan.
create table evaluation_post_hoc (
    id varchar(100) not null primary key,
    trial varchar(64) not null,
    position integer not null,
    line varchar(100000) not null,
    reason varchar(2000) not null,
    performed_at timestamp(6) with time zone not null,
    performed_by varchar(200) not null,
    results varchar(64) not null,
    entry bigint not null,
    constraint evaluation_post_hoc_position unique (trial, position)
);
