-- Electronic signatures. The audit entry of the same number holds the same binding.

create table electronic_signature (
    audit_sequence bigint                      not null,
    signer         varchar(200)                not null,
    printed_name   varchar(400)                not null,
    at             timestamp(6) with time zone not null,
    meaning        varchar(64)                 not null,
    record_digest  varchar(64)                 not null,
    subject        varchar(400)                not null,
    trial          varchar(64)                 not null,
    binding        varchar(64)                 not null,
    constraint electronic_signature_pk primary key (audit_sequence),
    constraint electronic_signature_entry foreign key (audit_sequence) references audit_entry (sequence)
);

create index electronic_signature_subject on electronic_signature (subject);
create index electronic_signature_trial on electronic_signature (trial);
