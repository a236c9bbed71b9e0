-- Versions of protocols. The definition never changes; approval is added once.
create table protocol_version (
    id varchar(140) not null primary key,
    trial varchar(64) not null,
    version varchar(64) not null,
    position integer not null,
    canonical varchar(1000000) not null,
    digest varchar(64) not null,
    amends varchar(64),
    reason varchar(2000),
    approved_by_user varchar(100),
    approved_by_name varchar(200),
    approved_at timestamp(6) with time zone,
    signature varchar(64),
    constraint protocol_version_position unique (trial, position)
);
