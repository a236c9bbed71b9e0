create table user_account (
    login_name varchar(64) primary key,
    printed_name varchar(200) not null,
    state varchar(16) not null,
    password_hash varchar(200),
    failed_attempts integer not null,
    locked_until timestamp with time zone,
    last_login timestamp with time zone,
    token_digest varchar(64) unique,
    token_expires timestamp with time zone,
    created_at timestamp with time zone not null,
    version bigint not null
);

create table user_account_role (
    login_name varchar(64) not null references user_account (login_name),
    role varchar(32) not null,
    primary key (login_name, role)
);
