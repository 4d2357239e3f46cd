"""What a server can be told when it starts."""

from __future__ import annotations

import msgspec

DEFAULT_DATABASE_URL = "sqlite:///bukubridge-cloud.sqlite3"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Where the database is and how patient the server is."""

    database_url: str = DEFAULT_DATABASE_URL
    """SQLAlchemy URL; `postgresql://` means psycopg. May hold a password: never shown."""
    lease_seconds: int = 90
    """How long a company stays with an agent that went silent: more than three long polls."""
    command_check_seconds: float = 1.5
    """How often a waiting agent looks into the database for what another process took in: a change reaches it within
    two seconds."""
    pairing_tries_per_minute: int = 20
    """Pairing requests of one address."""
    worker_threads: int = 8
    """Threads that do database work at a time."""

    connect_tries_per_minute: int = 10
    """Requests to connect books, of one address: each asks another system."""
    requests_per_minute: int = 6000
    """Of one token, people's or an agent's: more than a whole first sync makes."""
    key_file: str = ""
    """File with the keys that seal secrets of hosted connections; without one none is taken in."""
    allowed_hosts: tuple[str, ...] = ()
    """Hosts that books may be reached at (`*.example.com`); empty: any on the public internet."""

    platform_url: str = ""
    """Address of this platform's own API, for the worker; empty: it hosts nothing."""
    state_folder: str = ""
    """Where the memories of hosted connections lie on SQLite; empty: beside the database."""

    registrations_file: str = ""
    """File with what the operator registered with each provider; without it no webhook is taken in."""
    record_services_file: str = ""
    """File that names the services which keep records instead of the built-in tables; empty: none does."""
    record_service_seconds: float = 25.0
    """How long a request to one of them may take with all its repetitions: less than a host waits for its answer."""
    webhook_seconds: float = 10.0
    """How long the body of a webhook may take to arrive."""
    silence_seconds: float = 30.0
    """How long a client may take for a request's head, and be silent in the middle of its body."""
    body_seconds: float = 600.0
    """How long any other body may take in all: one of the largest batches, unpacked, over a line of 64 kbit/s."""
    oldest_agent: str = ""
    """Version of the oldest agent that is let in; empty: any."""
    metrics_address: str = ""
    """Where this process tells its numbers, such as 127.0.0.1:9464; empty: nowhere."""
    public_url: str = "http://127.0.0.1:8000"
    """Address at which browsers and providers find this platform; https unless it is on their own computer."""

    def __repr__(self) -> str:
        return "Settings(database_url='***')"
