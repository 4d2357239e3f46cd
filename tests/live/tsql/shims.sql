-- SQL Server's functions and catalogue views, as far as the product's statements use them. One statement a block; blocks
-- are divided by a line of dashes. An error of SQL Server's own is raised as SQLSTATE M + its number in four digits.
CREATE SCHEMA mssql
----
CREATE SCHEMA dbo
----
CREATE SCHEMA sys
----
CREATE SCHEMA "INFORMATION_SCHEMA"
----
CREATE SCHEMA msdb
----
CREATE COLLATION mssql.ci_as (provider = icu, locale = 'und-u-ks-level2', deterministic = false)
----
-- Values that the views tell and a test may change: server version, collation, isolation, GUIDs.
CREATE TABLE mssql.property (name text PRIMARY KEY, value text)
----
CREATE TABLE mssql.restore (restore_history_id bigint GENERATED ALWAYS AS IDENTITY, restore_date timestamp(3) NOT NULL)
----
-- SQL Server's datetime: 1753 to 9999, in steps of 1/300 s that show as .000, .003 and .007.
CREATE FUNCTION mssql.datetime(moment timestamp) RETURNS timestamp LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    ticks numeric;
BEGIN
    IF moment < '1753-01-01' OR moment >= '10000-01-01' THEN
        RAISE EXCEPTION 'The conversion of a datetime2 data type to a datetime data type resulted in an out-of-range value.'
            USING ERRCODE = 'M0242';
    END IF;
    ticks := round(extract(second FROM moment)::numeric * 300);
    RETURN date_trunc('minute', moment) + make_interval(secs => round(ticks / 300, 3)::double precision);
END $$
----
CREATE FUNCTION mssql.sysdatetime() RETURNS timestamp LANGUAGE sql VOLATILE AS
'SELECT clock_timestamp() AT TIME ZONE ''Asia/Kuala_Lumpur'''
----
CREATE FUNCTION mssql.getdate() RETURNS timestamp LANGUAGE sql VOLATILE AS 'SELECT mssql.datetime(mssql.sysdatetime())'
----
CREATE FUNCTION mssql.sysutcdatetime() RETURNS timestamp LANGUAGE sql VOLATILE AS
'SELECT clock_timestamp() AT TIME ZONE ''UTC'''
----
CREATE FUNCTION mssql.getutcdate() RETURNS timestamp LANGUAGE sql VOLATILE AS 'SELECT mssql.datetime(mssql.sysutcdatetime())'
----
-- Boundaries crossed, not time passed: 00:59:59 to 01:00:00 is one minute and one hour.
CREATE FUNCTION mssql.datediff(part text, since timestamp, until timestamp) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
SELECT CASE part
    WHEN 'millisecond' THEN round(extract(epoch FROM until - since) * 1000)::integer
    WHEN 'second' THEN extract(epoch FROM date_trunc('second', until) - date_trunc('second', since))::integer
    WHEN 'minute' THEN (extract(epoch FROM date_trunc('minute', until) - date_trunc('minute', since)) / 60)::integer
    WHEN 'hour' THEN (extract(epoch FROM date_trunc('hour', until) - date_trunc('hour', since)) / 3600)::integer
    WHEN 'day' THEN until::date - since::date
    WHEN 'month' THEN ((extract(year FROM until) - extract(year FROM since)) * 12
        + extract(month FROM until) - extract(month FROM since))::integer
    WHEN 'year' THEN (extract(year FROM until) - extract(year FROM since))::integer
END $$
----
-- A bit is compared with 0 and 1.
CREATE FUNCTION mssql.same(one boolean, other integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT one = (other <> 0)'
----
CREATE FUNCTION mssql.unlike(one boolean, other integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT one <> (other <> 0)'
----
CREATE OPERATOR public.= (LEFTARG = boolean, RIGHTARG = integer, FUNCTION = mssql.same)
----
CREATE OPERATOR public.<> (LEFTARG = boolean, RIGHTARG = integer, FUNCTION = mssql.unlike)
----
CREATE FUNCTION mssql.len(value bpchar) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT length(value)'
----
-- Without an ESCAPE nothing escapes; classes of letters have no rule.
CREATE FUNCTION mssql.matches(value bpchar, pattern text, escape text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF strpos(pattern COLLATE "C", '[') > 0 AND escape IS DISTINCT FROM '[' THEN
        RAISE EXCEPTION 'LIKE with [ has no rule' USING ERRCODE = '0A000';
    END IF;
    RETURN lower(value::text) COLLATE "C" LIKE lower(pattern) COLLATE "C" ESCAPE coalesce(escape, '');
END $$
----
CREATE FUNCTION mssql.checksum(VARIADIC parts text[]) RETURNS integer LANGUAGE sql IMMUTABLE AS
'SELECT hashtext(array_to_string(parts, chr(1), chr(2)))'
----
CREATE FUNCTION mssql.count_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO dbo."ChangeCount" ("TableName", "Counter") VALUES (TG_ARGV[0], 1)
        ON CONFLICT ("TableName") DO UPDATE SET "Counter" = dbo."ChangeCount"."Counter" + 1;
    RETURN NULL;
END $$
----
-- The letters of ChangeType and ContentType are not known; these are the stand-in's.
CREATE FUNCTION mssql.log_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    changed jsonb := CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
BEGIN
    INSERT INTO dbo."ChangeLog" ("TableName", "Guid", "NewGuid", "ChangeType", "ChangeTime", "TransactionID")
    VALUES (TG_TABLE_NAME, coalesce((changed ->> 'Guid')::uuid, gen_random_uuid()), NULL, left(TG_OP, 1),
            mssql.getdate(), pg_current_xact_id()::text::bigint);
    RETURN NULL;
END $$
----
CREATE FUNCTION mssql.nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'
----
-- 0 granted, -1 not within the time. Owned by the session or by the transaction, as there.
CREATE FUNCTION mssql.getapplock(resource text, mode text, owner text, wait integer) RETURNS integer LANGUAGE plpgsql
SET lock_timeout = 0 AS $$
DECLARE
    key bigint := hashtextextended(current_database() || chr(1) || lower(resource), 0);
BEGIN
    IF lower(mode) <> 'exclusive' THEN
        RAISE EXCEPTION 'sp_getapplock in mode % has no rule', mode USING ERRCODE = '0A000';
    END IF;
    PERFORM set_config('lock_timeout', CASE WHEN wait = 0 THEN 1 WHEN wait < 0 THEN 0 ELSE wait END::text, true);
    IF lower(owner) = 'session' THEN
        PERFORM pg_advisory_lock(key);
    ELSE
        PERFORM pg_advisory_xact_lock(key);
    END IF;
    RETURN 0;
EXCEPTION WHEN lock_not_available THEN
    RETURN -1;
END $$
----
CREATE FUNCTION mssql.releaseapplock(resource text, owner text) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
    IF lower(owner) <> 'session' THEN
        RAISE EXCEPTION 'sp_releaseapplock of a transaction has no rule' USING ERRCODE = '0A000';
    END IF;
    IF NOT pg_advisory_unlock(hashtextextended(current_database() || chr(1) || lower(resource), 0)) THEN
        RAISE EXCEPTION 'Cannot release the application lock (Database Principal: ''public'', Resource: ''%'') because it is not currently held.',
            resource USING ERRCODE = 'M1223';
    END IF;
    RETURN 0;
END $$
----
CREATE FUNCTION mssql.object_id(name text) RETURNS integer LANGUAGE sql STABLE AS $$
SELECT c.oid::integer FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'dbo' AND lower(c.relname) = lower(regexp_replace(translate(name COLLATE "C", '[]', ''), '^dbo\.', '', 'i'))
    AND c.relkind IN ('r', 'v')
$$
----
CREATE FUNCTION mssql.object_name(id integer) RETURNS text LANGUAGE sql STABLE AS
'SELECT relname::text FROM pg_class WHERE oid = id::oid'
----
CREATE FUNCTION mssql.ident_current(name text) RETURNS numeric LANGUAGE plpgsql STABLE AS $$
DECLARE
    sequence text;
    reached numeric;
BEGIN
    SELECT pg_get_serial_sequence(format('dbo.%I', c.relname), a.attname) INTO sequence
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.oid = mssql.object_id(name)::oid AND a.attidentity <> '';
    IF sequence IS NULL THEN
        RETURN NULL;
    END IF;
    EXECUTE 'SELECT last_value FROM ' || sequence INTO reached;
    RETURN reached;
END $$
----
CREATE FUNCTION mssql.property_of(wanted text) RETURNS text LANGUAGE sql STABLE AS
'SELECT value FROM mssql.property WHERE lower(name) = lower(wanted)'
----
CREATE FUNCTION mssql.databasepropertyex(database text, wanted text) RETURNS text LANGUAGE sql STABLE AS
'SELECT CASE WHEN lower(database) = lower(mssql.property_of(''DatabaseName'')) THEN mssql.property_of(wanted) END'
----
CREATE FUNCTION mssql.has_perms_by_name(securable text, class text, permission text) RETURNS integer LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF upper(coalesce(class, '')) = 'OBJECT' THEN
        RETURN has_table_privilege(mssql.object_id(securable)::oid, permission)::integer;
    ELSIF upper(permission) IN ('VIEW SERVER STATE', 'VIEW DATABASE STATE', 'CONTROL') THEN
        RETURN 0;
    END IF;
    RETURN bool_and(has_table_privilege(c.oid, permission))::integer
        FROM pg_class c WHERE c.relnamespace = 'dbo'::regnamespace AND c.relkind = 'r';
END $$
----
-- The catalogue: after the domains and tables.
CREATE VIEW msdb.restorehistory AS
SELECT restore_history_id, mssql.datetime(restore_date) AS restore_date,
    mssql.property_of('DatabaseName') COLLATE mssql.ci_as AS destination_database_name, 'D' AS restore_type
FROM mssql.restore
----
CREATE VIEW sys.schemas AS SELECT 'dbo'::text AS name, 1 AS schema_id
----
CREATE VIEW sys.objects AS
SELECT c.relname::text COLLATE mssql.ci_as AS name, c.oid::integer AS object_id, 1 AS schema_id,
    CASE c.relkind WHEN 'r' THEN 'U ' ELSE 'V ' END AS type, mssql.datetime('2020-01-01') AS create_date
FROM pg_class c WHERE c.relnamespace = 'dbo'::regnamespace AND c.relkind IN ('r', 'v')
----
CREATE VIEW sys.tables AS SELECT name, object_id, schema_id, type, create_date FROM sys.objects WHERE type = 'U '
----
-- As functions: of views the planner expects a row or two, and reads them again for each row of whatever they are joined with.
CREATE FUNCTION mssql.live_columns() RETURNS TABLE (object_id integer, table_name text, attnum int2, name text, column_id integer,
    is_identity boolean, is_nullable boolean, written_default text, mssql_type text) LANGUAGE plpgsql STABLE ROWS 5000 AS $$
BEGIN
    RETURN QUERY SELECT c.oid::integer, c.relname::text, a.attnum, a.attname::text,
        row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum)::integer, (a.attidentity <> ''), (NOT a.attnotnull),
        pg_get_expr(d.adbin, d.adrelid),
        CASE t.typname WHEN 'int8' THEN 'bigint' WHEN 'int4' THEN 'int' ELSE t.typname::text END
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'dbo'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped;
END $$
----
CREATE VIEW sys.columns AS
SELECT object_id, name COLLATE mssql.ci_as AS name, column_id, is_identity, is_nullable, false AS is_computed, mssql_type
FROM mssql.live_columns()
----
CREATE VIEW sys.triggers AS
SELECT t.tgname::text COLLATE mssql.ci_as AS name, t.oid::integer AS object_id, t.tgrelid::integer AS parent_id,
    (t.tgenabled = 'D') AS is_disabled, false AS is_instead_of_trigger
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'dbo' AND NOT t.tgisinternal AND t.tgname NOT LIKE 'mssql %'
----
CREATE VIEW mssql.numbered AS
SELECT i.indexrelid, i.indrelid, i.indkey, i.indisprimary, i.indisunique, c.relname,
    CASE WHEN i.indisprimary THEN 1 ELSE 1 + row_number() OVER (PARTITION BY i.indrelid ORDER BY i.indexrelid) END::integer
        AS index_id
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'dbo'::regnamespace
----
CREATE VIEW sys.indexes AS
SELECT indrelid::integer AS object_id, relname::text COLLATE mssql.ci_as AS name, index_id,
    indisprimary AS is_primary_key, indisunique AS is_unique
FROM mssql.numbered
----
CREATE FUNCTION mssql.live_index_columns() RETURNS TABLE (object_id integer, index_id integer, key_ordinal integer, column_id integer)
LANGUAGE plpgsql STABLE ROWS 5000 AS $$
BEGIN
    RETURN QUERY SELECT i.indrelid::integer, i.index_id, k.place::integer, c.column_id
    FROM mssql.numbered i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, place)
    JOIN mssql.live_columns() c ON c.object_id = i.indrelid::integer AND c.attnum = k.number;
END $$
----
CREATE VIEW sys.index_columns AS SELECT * FROM mssql.live_index_columns()
----
CREATE VIEW sys.identity_columns AS
SELECT c.object_id, c.name, c.column_id, mssql.ident_current(mssql.object_name(c.object_id)) AS last_value
FROM sys.columns c WHERE c.is_identity
----
CREATE VIEW sys.databases AS
SELECT mssql.property_of('DatabaseName') COLLATE mssql.ci_as AS name, 5 AS database_id,
    mssql.property_of('Collation') AS collation_name, mssql.property_of('compatibility_level')::smallint AS compatibility_level,
    mssql.property_of('snapshot_isolation_state')::smallint AS snapshot_isolation_state,
    (mssql.property_of('is_read_committed_snapshot_on') = '1') AS is_read_committed_snapshot_on,
    0::smallint AS state, mssql.property_of('Status') AS state_desc, mssql.property_of('UserAccess') AS user_access_desc,
    mssql.datetime(mssql.property_of('create_date')::timestamp) AS create_date,
    (mssql.property_of('Updateability') = 'READ_ONLY') AS is_read_only,
    mssql.property_of('service_broker_guid')::uuid AS service_broker_guid
----
CREATE VIEW sys.database_recovery_status AS
SELECT 5 AS database_id, mssql.property_of('database_guid')::uuid AS database_guid,
    mssql.property_of('family_guid')::uuid AS family_guid, mssql.property_of('recovery_fork_guid')::uuid AS recovery_fork_guid
----
CREATE VIEW "INFORMATION_SCHEMA"."TABLES" AS
SELECT mssql.property_of('DatabaseName') AS "TABLE_CATALOG", 'dbo'::text COLLATE mssql.ci_as AS "TABLE_SCHEMA",
    name AS "TABLE_NAME", CASE type WHEN 'U ' THEN 'BASE TABLE' ELSE 'VIEW' END AS "TABLE_TYPE"
FROM sys.objects
----
CREATE VIEW "INFORMATION_SCHEMA"."COLUMNS" AS
SELECT mssql.property_of('DatabaseName') AS "TABLE_CATALOG", 'dbo'::text COLLATE mssql.ci_as AS "TABLE_SCHEMA",
    c.table_name COLLATE mssql.ci_as AS "TABLE_NAME", c.name COLLATE mssql.ci_as AS "COLUMN_NAME", c.column_id AS "ORDINAL_POSITION", c.written_default AS "COLUMN_DEFAULT",
    CASE WHEN c.is_nullable THEN 'YES' ELSE 'NO' END AS "IS_NULLABLE",
    regexp_replace(c.mssql_type, '\(.*', '') COLLATE mssql.ci_as AS "DATA_TYPE",
    CASE WHEN c.mssql_type ~ 'char|text|binary' THEN
        CASE WHEN c.mssql_type ~ '\(\d+\)' THEN substring(c.mssql_type FROM '\((\d+)')::integer ELSE -1 END
    END AS "CHARACTER_MAXIMUM_LENGTH",
    CASE WHEN c.mssql_type ~ '^decimal' THEN substring(c.mssql_type FROM '\((\d+)')
        ELSE CASE c.mssql_type WHEN 'bigint' THEN '19' WHEN 'int' THEN '10' WHEN 'smallint' THEN '5' WHEN 'tinyint' THEN '3' END
    END::smallint AS "NUMERIC_PRECISION",
    CASE WHEN c.mssql_type ~ '^decimal' THEN substring(c.mssql_type FROM ',(\d+)')::integer
        WHEN c.mssql_type IN ('bigint', 'int', 'smallint', 'tinyint') THEN 0 END AS "NUMERIC_SCALE",
    CASE WHEN c.mssql_type = 'datetime' THEN 3 WHEN c.mssql_type ~ '^datetime2' THEN 7 END::smallint AS "DATETIME_PRECISION",
    CASE WHEN c.mssql_type ~ 'char|text' THEN mssql.property_of('Collation') END AS "COLLATION_NAME",
    NULL::text AS "DOMAIN_NAME"
FROM mssql.live_columns() c
