-- What was handed in. The audit entry of the same number records it; the bytes lie in the content store.

create table acquisition (
    audit_sequence bigint                      not null,
    trial          varchar(64)                 not null,
    participant    varchar(64)                 not null,
    modality       varchar(64)                 not null,
    name           varchar(128)                not null,
    digest         varchar(64)                 not null,
    size_bytes     bigint                      not null,
    at             timestamp(6) with time zone not null,
    verdict        varchar(16)                 not null,
    reasons        varchar(20000)              not null,
    constraint acquisition_pk primary key (audit_sequence),
    constraint acquisition_entry foreign key (audit_sequence) references audit_entry (sequence)
);

create index acquisition_participant on acquisition (trial, participant, modality, name);
