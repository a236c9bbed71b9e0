-- Registered model versions. The package and the report of its inspection are contents, named by digest.

create table model_version (
    id               varchar(100)                not null,
    name             varchar(64)                 not null,
    version          varchar(32)                 not null,
    model_digest     varchar(64)                 not null,
    package_digest   varchar(64)                 not null,
    package_content  varchar(64)                 not null,
    card_content     varchar(64)                 not null,
    report_content   varchar(64)                 not null,
    registered_by    varchar(200)                not null,
    registered_at    timestamp(6) with time zone not null,
    locked_by        varchar(200),
    locked_at        timestamp(6) with time zone,
    lock_signature   bigint,
    retired_by       varchar(200),
    retired_at       timestamp(6) with time zone,
    retired_because  varchar(2000),
    constraint model_version_pk primary key (id),
    constraint model_version_name unique (name, version)
);

create index model_version_digest on model_version (model_digest);
