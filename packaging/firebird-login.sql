-- A login that may only read, for SQL Accounting's company on Firebird 3 or 5. Whoever knows SYSDBA's password runs it once
-- in each company, with a password of your own in the next line:
--   isql -user SYSDBA -password … localhost:C:\eStream\SQLAccounting\DB\ACC-0001.FDB -i firebird-login.sql
-- Run again after an update of SQL Accounting that brought new tables (CREATE OR ALTER keeps the user).
CREATE OR ALTER USER BUKUBRIDGE PASSWORD 'own-password';
COMMIT;
SET TERM ^ ;
EXECUTE BLOCK AS
    DECLARE NAME VARCHAR(252);
BEGIN
    FOR SELECT TRIM(RDB$RELATION_NAME) FROM RDB$RELATIONS
        WHERE COALESCE(RDB$SYSTEM_FLAG, 0) = 0 AND RDB$VIEW_BLR IS NULL
        INTO :NAME
    DO EXECUTE STATEMENT 'GRANT SELECT ON "' || NAME || '" TO USER BUKUBRIDGE';
END^
SET TERM ; ^
COMMIT;
-- To take it away again:  DROP USER BUKUBRIDGE;
