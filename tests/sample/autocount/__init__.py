"""A sample AutoCount company (version 2.2): its schema, its rows, its program at work. No product code here."""
