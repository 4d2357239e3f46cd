#!/bin/sh
# Run once by PostgreSQL's image: the role that server and worker sign in as. It owns nothing and is no superuser.
set -eu
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set password="$(cat /run/secrets/server-password)" <<'SQL'
CREATE ROLE bukubridge_server LOGIN PASSWORD :'password' NOSUPERUSER NOBYPASSRLS;
SQL
