"""People enter, edit and delete records: each edit is a change beside the record, until the books took it."""
