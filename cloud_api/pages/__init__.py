"""What people see of their integrations in a browser: plain pages from the server, without scripts."""
