"""The platform's side: integration API, credentials, webhooks, run logs."""
