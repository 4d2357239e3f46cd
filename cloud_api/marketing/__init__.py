"""What is only collected from providers: figures of posts and pages, what advertising cost, and what came of it."""
