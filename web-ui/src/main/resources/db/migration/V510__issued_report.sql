-- Reports that were issued; their bytes lie in the content store.
create table issued_report (
    id varchar(100) not null primary key,
    trial varchar(64) not null,
    issued_at timestamp(6) with time zone not null,
    issued_by varchar(200) not null,
    analysis varchar(64) not null,
    pdf varchar(64) not null,
    excel varchar(64) not null,
    results varchar(64) not null,
    capsule varchar(64) not null,
    manifest varchar(64) not null,
    entry bigint not null
);

create index issued_report_trial on issued_report (trial, issued_at);
