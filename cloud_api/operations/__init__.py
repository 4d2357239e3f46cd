"""What whoever runs the platform sees of it: whether it lives, whether it is ready, and its numbers."""
