-- Inference runs, what they prepared, predicted and explained, and the analyses of the trial.

create table evaluation_run (
    id varchar(64) not null primary key,
    trial varchar(64) not null,
    status varchar(20) not null,
    started_at timestamp(6) with time zone not null,
    started_by varchar(100) not null,
    started_by_name varchar(200) not null,
    finished_at timestamp(6) with time zone,
    message varchar(2000),
    participants integer not null,
    snapshot varchar(64) not null,
    imputation varchar(64),
    provenance varchar(100000) not null
);

create index evaluation_run_trial on evaluation_run (trial, started_at);

create table evaluation_alignment (
    id varchar(140) not null primary key,
    run varchar(64) not null,
    participant varchar(64) not null,
    verdict varchar(20) not null,
    predicted_error_mm double precision,
    record varchar(100000) not null,
    constraint evaluation_alignment_once unique (run, participant)
);

create table evaluation_prediction (
    id varchar(240) not null primary key,
    run varchar(64) not null,
    trial varchar(64) not null,
    participant varchar(64) not null,
    position integer not null,
    model_name varchar(64) not null,
    model_version varchar(32) not null,
    evaluated boolean not null,
    score double precision,
    probability double precision,
    draws varchar(100000) not null,
    filled varchar(100000) not null,
    masked varchar(2000) not null,
    reasons varchar(4000) not null,
    inputs_digest varchar(64) not null,
    entry bigint not null,
    constraint evaluation_prediction_once unique (run, participant, model_name, model_version)
);

create index evaluation_prediction_trial on evaluation_prediction (trial, participant);

create table evaluation_explanation (
    id varchar(400) not null primary key,
    run varchar(64) not null,
    trial varchar(64) not null,
    participant varchar(64) not null,
    model_name varchar(64) not null,
    model_version varchar(32) not null,
    method varchar(64) not null,
    subject varchar(64) not null,
    reliable boolean not null,
    verdict varchar(400) not null,
    numbers varchar(64) not null,
    picture varchar(64) not null,
    entry bigint not null
);

create index evaluation_explanation_trial on evaluation_explanation (trial, participant);

create table evaluation_analysis (
    id varchar(64) not null primary key,
    trial varchar(64) not null,
    performed_at timestamp(6) with time zone not null,
    performed_by varchar(100) not null,
    unblinded boolean not null,
    results varchar(64) not null,
    provenance varchar(100000) not null,
    entry bigint not null
);

create index evaluation_analysis_trial on evaluation_analysis (trial, performed_at);

-- Files that belong to a whole trial, such as the vocabulary of its notes.
create table evaluation_trial_file (
    id varchar(200) not null primary key,
    trial varchar(64) not null,
    name varchar(100) not null,
    digest varchar(64) not null
);
