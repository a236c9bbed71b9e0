-- planned explanations that a participant has not, and why
create table evaluation_not_explained (
    id varchar(600) not null primary key,
    run varchar(64) not null,
    trial varchar(64) not null,
    participant varchar(64) not null,
    model_name varchar(64) not null,
    model_version varchar(32) not null,
    method varchar(64) not null,
    subject varchar(200) not null,
    reason varchar(400) not null
);

create index evaluation_not_explained_trial on evaluation_not_explained (trial);

-- layers of a model may have long names
alter table evaluation_explanation alter column id set data type varchar(600);
alter table evaluation_explanation alter column subject set data type varchar(200);
