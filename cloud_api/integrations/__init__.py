"""Connected providers: who keeps them, and how they stand."""
