"""A backup of the platform on PostgreSQL, by the commands of the README, and what is there after it was restored."""

from __future__ import annotations

import secrets
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from cloud_api.db.engine import Database
from cloud_api.hosted.envelopes import Envelopes
from cloud_api.hosted.keys import ServerKeys
from connector.domain.keys import ConnectionId, EntityKind
from connector.domain.secret import Secret
from connector.store.postgres import PostgresMemories, PostgresStore
from tests.cloud_api.driver import PROVIDER, Agent, Cloud, new_key_file, served, upsert
from tests.fakes.entities import customer
from tests.live.servers.postgres import PostgresServer
from tests.live.servers.processes import console_script

C = EntityKind.CUSTOMER


class Backup:
    """A platform under a role that owns nothing, and its key file."""

    def __init__(self, postgres: PostgresServer, folder: Path) -> None:
        own = secrets.token_hex(4)
        self.postgres, self.folder, self.role = postgres, folder, f"server_{own}"
        self.before, self.after = f"before_{own}", f"after_{own}"
        self.key_file, self.anchors = new_key_file(folder), folder / "anchors.jsonl"
        postgres.create_database(self.before)
        postgres.create_role(self.role)
        self.command("migrate", self.before, "--grant-to", self.role)

    def url(self, name: str) -> str:
        """As server and workers sign in."""
        return self.postgres.url(name, self.role)

    @contextmanager
    def memory(self, name: str) -> Iterator[PostgresStore]:
        """What a hosted connection remembers."""
        memories = PostgresMemories(self.url(name).replace("+psycopg", ""))
        with memories.held(ConnectionId("c1")) as ours:
            assert ours
            with closing(memories.open(ConnectionId("c1"))) as memory:
                yield memory

    def secret(self, database: Database, place: tuple[str, str]) -> str:
        """A sealed secret, opened."""
        with database.read() as connection:
            return Envelopes(connection, ServerKeys(str(self.key_file))).get(*place, "token").reveal()

    def take(self) -> Path:
        """A dump, and where the trail ends, while the server works."""
        dump = self.folder / "platform.dump"
        _run("pg_dump", "--format=custom", f"--file={dump}", f"--dbname={self._plain(self.before)}")
        self.anchors.write_text(self.command("audit head", self.before))
        return dump

    def restore(self, dump: Path) -> str:
        """Into another database; what a check of the trail says."""
        self.postgres.create_database(self.after)
        _run("pg_restore", "--exit-on-error", f"--dbname={self._plain(self.after)}", str(dump))
        self.command("migrate", self.after, "--grant-to", self.role)
        return self.command("audit verify", self.after, "--anchors", str(self.anchors))

    def command(self, words: str, name: str, *more: str) -> str:
        """A command of the operator, as the owner of the tables."""
        url = self.postgres.url(name)
        return _run(str(console_script("bukubridge-cloud")), *words.split(), *more, "--database-url", url)

    def _plain(self, name: str) -> str:
        """As a role that no policy binds: any other's dump is refused, as it would leave rows out."""
        return self.postgres.superuser_url(name).replace("+psycopg", "")


def test_a_platform_comes_back_from_its_backup(postgres: PostgresServer, tmp_path: Path) -> None:
    """Records, tokens, memories and the trail are those of the backup, under the role that owns nothing; sealed secrets
    open with the key file that was kept apart; and an agent learns that batches of its are missing."""
    backup = Backup(postgres, tmp_path)
    with served(backup.url(backup.before), key_file=str(backup.key_file)) as platform:
        cloud = Cloud(*platform)
        agent, person = cloud.keeper(cloud.organization()), cloud.person("kedai")
        agent.send(C, upsert(C, "1", customer("1", "Kedai Kopi")))
        place = (cloud.organizations.id_of(person.slug), "xero")
        with cloud.database.write() as connection:
            Envelopes(connection, ServerKeys(str(backup.key_file))).put(*place, "c1", "token", Secret("kept apart"))
        with backup.memory(backup.before) as memory:
            memory.mark_fact("noted", "yes")
        dump = backup.take()
        agent.send(C, upsert(C, "2", customer("2", "After the backup")))
    assert "whole" in backup.restore(dump)
    with served(backup.url(backup.after), key_file=str(backup.key_file)) as (http, database):
        assert http.request("GET", "/ready").json()["ok"] is True
        params: dict[str, str | int] = {"organization_slug": person.slug, "external_provider": PROVIDER}
        listed = http.request("GET", "/api/contacts", params=params, headers=person.headers).json()["items"]
        assert [each["external_id"] for each in listed] == ["1"]
        assert backup.secret(database, place) == "kept apart"
        again = Agent(http, agent.token, agent.pc_name)
        assert again.shake_hands(marks={"guid": "books of kedai"}).sequence == 1  # the agent knows of two
        with backup.memory(backup.after) as memory:
            assert memory.fact("noted") == "yes"


def _run(*command: str) -> str:
    done = subprocess.run(command, check=False, timeout=120, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout
