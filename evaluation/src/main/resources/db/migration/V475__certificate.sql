-- Missing-modality certificates that were issued; their bytes lie in the content store.
create table evaluation_certificate (
    certificate varchar(64) not null primary key,
    model_name varchar(64) not null,
    model_version varchar(32) not null,
    model_digest varchar(64) not null,
    cohort varchar(255) not null,
    cohort_digest varchar(64) not null,
    predictions varchar(64) not null,
    pdf varchar(64) not null,
    issued_by varchar(100) not null,
    issued_by_name varchar(200) not null,
    issued_at timestamp(6) with time zone not null,
    signature_entry bigint not null,
    entry bigint not null
);

create index evaluation_certificate_model on evaluation_certificate (model_name, model_version, issued_at);
