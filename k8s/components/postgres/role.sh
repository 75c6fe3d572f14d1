#!/bin/sh
# Run once by the image, when it makes the database's files. The services' role is an ordinary one: row-level security does
# not bind superusers, and the services refuse to start as one.
set -eu
psql --no-psqlrc --set ON_ERROR_STOP=1 --set name="$SERVICES_ROLE" --set password="$SERVICES_PASSWORD" \
  --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE :"name" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'password';
CREATE DATABASE colloquy OWNER :"name";
SQL
