"""The server's database: tables, migrations, and the bulk statements of each dialect."""
