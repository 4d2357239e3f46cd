"""What the platform promises about its audit trail, on every database. Subclasses give the fixture `cloud`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from cloud_api.audit import repository
from cloud_api.audit.actors import Actor
from cloud_api.audit.chain import Action, Anchor, Fault, hash_of
from cloud_api.audit.trail import Told, tell
from cloud_api.db.tables import audit_entries, metadata
from cloud_api.security.caller import Role
from cloud_api.security.tokens import token_hash
from connector.platform.wire import ProblemCode
from tests.cloud_api.driver import Cloud, problem

PATH = "/api/audit"
_c = audit_entries.c
Blow = Callable[[Connection, str], object]


class _Undone(Exception):
    """Whatever was done to the trail is rolled back."""


class TrailContract:
    """Entries, their chain, and who reads them."""

    def test_tokens_pairings_and_revocations_are_told(self, cloud: Cloud) -> None:
        """Who, when, what, in the order in which it happened."""
        cloud.organization()
        slug = cloud.slug("kedai")
        token = cloud.organizations.token(slug, "Aminah", Role.MEMBER)
        agent = cloud.agent("kedai", "OFFICE-1")
        cloud.http.request("POST", "/api/session", headers={"Authorization": f"Bearer {token}"})
        cloud.organizations.revoke(slug, "OFFICE-1")
        [issued] = cloud.organizations.tokens(slug)
        assert cloud.organizations.revoke_token(slug, issued.id)
        assert not cloud.organizations.revoke_token(slug, issued.id)
        cloud.organizations.revoke(slug, "OFFICE-1")
        told = list(reversed(_entries(cloud)))
        assert [(each["action"], each["actor"]["kind"]) for each in told] == [
            ("api-token.issued", "operator"),
            ("pairing-code.issued", "operator"),
            ("agent.paired", "agent"),
            ("session.begun", "person"),
            ("agent.revoked", "operator"),
            ("api-token.revoked", "operator"),
            ("api-token.issued", "operator"),  # of whoever asks here
        ]
        assert [each["number"] for each in told] == list(range(1, 8))
        assert told[0]["facts"] == {"token": issued.id, "person": "Aminah", "role": "member"}
        assert (told[3]["actor"]["id"], told[3]["actor"]["name"]) == (issued.id, "Aminah (member)")
        assert told[2]["actor"]["name"] == "OFFICE-1"
        assert told[2]["actor"]["id"] == told[4]["facts"]["agent"]
        _no_secret_in_any_entry(cloud, token, agent.token)

    def test_only_admins_read_the_trail(self, cloud: Cloud) -> None:
        """Members, support and agents are refused; so is an admin of another organization."""
        cloud.organization()
        cloud.organization("lain")
        for role in (Role.MEMBER, Role.SUPPORT):
            assert problem(cloud.person("kedai", role).get(PATH), 403).code == ProblemCode.FORBIDDEN
        params: dict[str, str | int] = {"organization_slug": cloud.slug("kedai")}
        for headers in (cloud.agent("kedai").headers, cloud.person("lain").headers):
            answer = cloud.http.request("GET", PATH, params=params, headers=headers)
            assert problem(answer, 403).code == ProblemCode.FORBIDDEN

    def test_the_trail_is_read_page_by_page(self, cloud: Cloud) -> None:
        """Newest first; one action alone."""
        cloud.organization()
        admin = cloud.person("kedai")
        for _ in range(4):
            cloud.organizations.invite(cloud.slug("kedai"))
        first = admin.get(PATH, limit=3).json()
        assert ([each["number"] for each in first["entries"]], first["complete"]) == ([5, 4, 3], False)
        rest = admin.get(PATH, limit=3, before=3).json()
        assert ([each["number"] for each in rest["entries"]], rest["complete"]) == ([2, 1], True)
        assert rest["entries"][0]["previous"] == rest["entries"][1]["hash"]
        issued = admin.get(PATH, action="api-token.issued").json()["entries"]
        assert [each["number"] for each in issued] == [1]
        assert problem(admin.get(PATH, action="nonsense"), 422).code == ProblemCode.INVALID

    def test_many_at_once_make_one_chain(self, cloud: Cloud) -> None:
        """Whoever adds at the same time, in one organization and in two: no number twice, none left out."""
        names = [cloud.organization(name) for name in ("kedai", "lain")]
        ids = [cloud.organizations.id_of(cloud.slug(name)) for name in names]
        barrier = Barrier(8)

        def add(number: int) -> None:
            barrier.wait()
            for turn in range(10):
                told = Told(action=Action.CONFIGURED, organization_id=ids[number % 2], facts={"turn": turn})
                with cloud.database.write() as connection:
                    tell(connection, told)

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(add, range(8)))
        with cloud.database.read() as connection:
            for organization_id in ids:
                assert repository.verify(connection, organization_id, {}) == []
                last = repository.head(connection, organization_id)
                assert last is not None
                assert (last.number, repository.count(connection, organization_id)) == (40, 40)

    def test_what_is_undone_is_not_told(self, cloud: Cloud) -> None:
        """An entry becomes durable with what it tells of, or not at all."""
        cloud.organization()
        organization_id = cloud.organizations.id_of(cloud.slug("kedai"))
        with suppress(_Undone), cloud.database.write() as connection:
            tell(connection, Told(action=Action.CONFIGURED, organization_id=organization_id))
            raise _Undone
        with cloud.database.read() as connection:
            assert repository.head(connection, organization_id) is None

    def test_names_hold_any_character(self, cloud: Cloud) -> None:
        """What people are called breaks no entry, and no chain."""
        cloud.organization()
        organization_id = cloud.organizations.id_of(cloud.slug("kedai"))
        odd = Actor(kind="person", id="\0", name='Siti "阿明"\0\u2028')
        with cloud.database.write() as connection:
            facts = {"person": "\0\ud7ff", "list": ["a", 1]}
            tell(connection, Told(action=Action.CONFIGURED, organization_id=organization_id, facts=facts, actor=odd))
        with cloud.database.read() as connection:
            assert repository.verify(connection, organization_id, {}) == []

    def test_entries_are_only_added(self, cloud: Cloud) -> None:
        """The database itself refuses to change or to delete one, whoever asks."""
        cloud.organization()
        cloud.organizations.invite(cloud.slug("kedai"))
        for statement in (update(audit_entries).values(actor_name="nobody"), delete(audit_entries)):
            with pytest.raises(DBAPIError, match="only added to"), cloud.database.write() as connection:
                connection.execute(statement)


class TamperContract:
    """Whoever may write the table, and take off what protects it, is found out."""

    def test_a_whole_chain_has_no_fault(self, cloud: Cloud) -> None:
        """As it was written, against its own end as well."""
        assert self._found(cloud, lambda _connection, _chain: None) == []

    @pytest.mark.parametrize(
        "column", ["at", "actor_kind", "actor_id", "actor_name", "action", "provider", "facts", "previous", "hash"]
    )
    def test_a_changed_entry_is_found(self, cloud: Cloud, column: str) -> None:
        """Whatever is changed of it."""

        def change(connection: Connection, chain: str) -> None:
            value = text("'2020-01-01 00:00:00.000000+00:00'") if column == "at" else "another"
            changed = b"another" if column in ("previous", "hash") else value
            connection.execute(update(audit_entries).where(_c.chain == chain, _c.number == 3).values({column: changed}))

        assert 3 in {fault.number for fault in self._found(cloud, change)}

    @pytest.mark.parametrize("number", [1, 3])
    def test_a_removed_entry_is_found(self, cloud: Cloud, number: int) -> None:
        """The first one, or one in the middle."""

        def remove(connection: Connection, chain: str) -> None:
            connection.execute(delete(audit_entries).where(_c.chain == chain, _c.number == number))

        assert self._found(cloud, remove)[0].number == number

    def test_an_inserted_entry_is_found(self, cloud: Cloud) -> None:
        """One with a right hash of its own: whatever follows does not follow it."""

        def put_in(connection: Connection, chain: str) -> None:
            for number in (5, 4, 3):
                one = (_c.chain == chain) & (_c.number == number)
                connection.execute(update(audit_entries).where(one).values(number=number + 1))
            second = next(each for each in _all(connection, chain) if each.number == 2)
            forged = second.__class__(
                chain=chain,
                number=3,
                organization_id=second.organization_id,
                at=second.at,
                actor=second.actor,
                action=second.action,
                provider=second.provider,
                facts=second.facts,
                previous=second.hash,
            )
            row = connection.execute(select(audit_entries).where(_c.chain == chain, _c.number == 2)).one()._asdict()
            connection.execute(
                insert(audit_entries).values({**row, "number": 3, "previous": second.hash, "hash": hash_of(forged)})
            )

        assert {fault.number for fault in self._found(cloud, put_in)} >= {4, 5, 6}

    def test_entries_in_another_order_are_found(self, cloud: Cloud) -> None:
        """Two that change places."""

        def swap(connection: Connection, chain: str) -> None:
            for before, after in ((3, 99), (4, 3), (99, 4)):
                one = (_c.chain == chain) & (_c.number == before)
                connection.execute(update(audit_entries).where(one).values(number=after))

        assert {fault.number for fault in self._found(cloud, swap)} >= {3, 4}

    def test_an_entry_moved_to_another_organization_is_found(self, cloud: Cloud) -> None:
        """It is missing here."""
        other = cloud.organizations.id_of(cloud.slug(cloud.organization("lain")))

        def move(connection: Connection, chain: str) -> None:
            one = (_c.chain == chain) & (_c.number == 4)
            connection.execute(update(audit_entries).where(one).values(chain=other, organization_id=other))

        assert 4 in {fault.number for fault in self._found(cloud, move)}

    def test_a_cut_end_is_found_by_an_anchor_alone(self, cloud: Cloud) -> None:
        """Without one the rest is a whole chain: nobody can tell."""

        def cut(connection: Connection, chain: str) -> None:
            connection.execute(delete(audit_entries).where(_c.chain == chain, _c.number > 3))

        [fault] = self._found(cloud, cut)
        assert (fault.number, "cut off" in fault.sentence) == (5, True)
        assert self._found(cloud, cut, anchored=False) == []

    def test_history_that_was_written_anew_is_found_by_an_anchor_alone(self, cloud: Cloud) -> None:
        """All hashes fit each other; the end is another than it was."""

        def write_anew(connection: Connection, chain: str) -> None:
            previous = bytes(32)
            for entry in _all(connection, chain):
                actor = Actor(kind="person", name="somebody else")
                told = {name: getattr(entry, name) for name in entry.__struct_fields__}
                forged = entry.__class__(**{**told, "actor": actor, "previous": previous})
                values = {"actor_kind": actor.kind, "actor_id": "", "actor_name": actor.name}
                one = (_c.chain == chain) & (_c.number == entry.number)
                linked = {"previous": previous, "hash": hash_of(forged)}
                connection.execute(update(audit_entries).where(one).values({**values, **linked}))
                previous = hash_of(forged)

        [fault] = self._found(cloud, write_anew)
        assert (fault.number, "written anew" in fault.sentence) == (5, True)
        assert self._found(cloud, write_anew, anchored=False) == []

    def _found(self, cloud: Cloud, blow: Blow, *, anchored: bool = True) -> list[Fault]:
        """What a check finds after a blow to a chain of five, which is undone again."""
        name = cloud.organization(f"uji-{len(cloud.organizations.all())}")
        chain = cloud.organizations.id_of(cloud.slug(name))
        for _ in range(5):
            cloud.organizations.invite(cloud.slug(name))
        found: list[Fault] = []
        with suppress(_Undone), cloud.database.write() as connection, _unprotected(connection):
            anchors = _anchors(connection, chain) if anchored else {}
            blow(connection, chain)
            found = repository.verify(connection, chain, anchors)
            raise _Undone
        return found


def _anchors(connection: Connection, chain: str) -> dict[int, Anchor]:
    last = repository.head(connection, chain)
    assert last is not None
    return {last.number: last}


def _all(connection: Connection, chain: str) -> list[Any]:
    return list(reversed(repository.newest(connection, chain, limit=1000)))


@contextmanager
def _unprotected(connection: Connection) -> Iterator[None]:
    """As the owner of the tables can have it; undone with the transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("ALTER TABLE audit_entries DISABLE TRIGGER USER"))
    else:
        for event in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER audit_entries_no_{event}"))
    yield


def _entries(cloud: Cloud, name: str = "kedai") -> list[dict[str, Any]]:
    answer = cloud.person(name).get(PATH, limit=200)
    assert answer.status_code == 200, answer.text
    entries: list[dict[str, Any]] = answer.json()["entries"]
    return entries


def _no_secret_in_any_entry(cloud: Cloud, *tokens: str) -> None:
    """Neither a token nor its hash, in any form, lies in the trail."""
    with cloud.database.read() as connection:
        rows = connection.execute(select(metadata.tables["audit_entries"])).all()
    kept = repr([tuple(row) for row in rows])
    for token in tokens:
        for form in (token, token_hash(token).hex(), repr(token_hash(token))):
            assert form not in kept
