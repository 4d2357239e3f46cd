"""The platform's customers and their people's tokens."""
