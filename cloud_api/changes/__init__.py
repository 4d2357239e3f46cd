"""What people wish to see in the books: the feed that a host reads, and what became of each change."""
