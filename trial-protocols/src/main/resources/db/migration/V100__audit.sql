-- The audit trail: entries that are only ever added, the tree's head, and signed checkpoints.

create table audit_entry (
    sequence   bigint                      not null,
    action     varchar(64)                 not null,
    user_name  varchar(200)                not null,
    at         timestamp(6) with time zone not null,
    trial      varchar(64)                 not null,
    subject    varchar(400)                not null,
    canonical  varchar(1000000)            not null,
    leaf_hash  varchar(64)                 not null,
    constraint audit_entry_pk primary key (sequence)
);

create index audit_entry_trial on audit_entry (trial, sequence);
create index audit_entry_subject on audit_entry (subject, sequence);

-- One row. Its lock orders all appenders; a transaction that is rolled back leaves no gap.
create table audit_head (
    id       integer        not null,
    size     bigint         not null,
    frontier varchar(4200)  not null,
    constraint audit_head_pk primary key (id),
    constraint audit_head_one check (id = 1)
);

insert into audit_head (id, size, frontier) values (1, 0, '');

create table audit_checkpoint (
    size bigint                      not null,
    at   timestamp(6) with time zone not null,
    note varchar(4000)               not null,
    constraint audit_checkpoint_pk primary key (size)
);
