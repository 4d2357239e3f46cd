"""Who touched which credential, when: a chain of entries for each organization, and one for the platform itself."""
