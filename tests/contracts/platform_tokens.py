"""What the platform promises about the tokens that people's sign-ins brought, on every database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import select

from cloud_api.db.tables import integration_secrets, integration_sync_logs, integration_tenants, integration_tokens
from cloud_api.db.types import new_id
from cloud_api.security.caller import Role
from cloud_api.settings import Settings
from cloud_api.sign_in.notices import attention
from cloud_api.sign_in.parts import SignInParts, parts_of
from cloud_api.sign_in.tokens import Known, Tokens
from connector.domain.errors import NotFound, RetryLater, SignInRefused, Throttled
from tests.cloud_api.driver import Cloud
from tests.contracts.platform_sign_in import StageContract
from tests.fakes.clock import ManualClock
from tests.fakes.sign_in.provider import Family, Fault
from tests.fakes.sign_in.stage import SignInStage, registrations

_MINUTE, _DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)


class _Kept(StageContract):
    """A connected provider, and a worker of the test's own with a clock of its own."""

    @pytest.fixture
    def clock(self) -> ManualClock:
        """Begins now."""
        return ManualClock(dt.datetime.now(dt.UTC))

    @pytest.fixture
    def parts(self, stage: SignInStage, clock: ManualClock, server_key: Path, tmp_path: Path) -> Iterator[SignInParts]:
        """The platform's parts, in another process as it were."""
        settings = Settings(key_file=str(server_key), registrations_file=registrations(tmp_path, stage.provider))
        made = parts_of(settings, stage.cloud.database, clock)
        yield made
        made.close()

    @pytest.fixture
    def family(self, stage: SignInStage) -> Family:
        """What came of the consent of a connected provider with a grace."""
        stage.provider.grace = 60.0
        stage.connect("daftar")
        return stage.provider.families[-1]

    def row(self, stage: SignInStage, name: str = "daftar") -> Known:
        """What is known of its tokens."""
        with stage.cloud.database.read() as connection:
            found = Tokens(connection, stage.keys).find(stage.organization_id(), name)
        assert found is not None
        return found

    def look(self, parts: SignInParts) -> int:
        """The worker's look at what is due."""
        with ThreadPoolExecutor(2) as pool:
            return parts.keeping.look(pool)


class RefreshContract(_Kept):
    """Renewing."""

    def test_tokens_are_renewed_before_they_end(
        self, stage: SignInStage, parts: SignInParts, clock: ManualClock, family: Family
    ) -> None:
        """Not early, then once: the new ones are kept, the former refresh token for its grace."""
        before = (family.access, family.refresh)
        self.look(parts)
        assert family.refreshed == 0
        clock.advance(6 * 60)  # ten minutes less five: due
        self.look(parts)
        self.look(parts)
        assert family.refreshed == 1
        assert stage.secret("daftar", "access_token") == family.access != before[0]
        assert stage.secret("daftar", "refresh_token") == family.refresh
        assert stage.secret("daftar", "former_refresh_token") == before[1]
        row = self.row(stage)
        assert row.grace_ends_at == clock.now() + _MINUTE
        assert row.access_expires_at == clock.now() + 10 * _MINUTE

    def test_who_needs_a_token_gets_a_fresh_one(
        self, stage: SignInStage, parts: SignInParts, clock: ManualClock, family: Family
    ) -> None:
        """One that ends within a minute is renewed first; what is handed out is what lies in the database."""
        place = (stage.organization_id(), "daftar")
        assert parts.refreshing.token(*place).reveal() == family.access
        clock.advance(9.5 * 60)
        token = parts.refreshing.token(*place).reveal()
        assert token == family.access == stage.secret("daftar", "access_token")
        assert family.refreshed == 1
        with pytest.raises(NotFound):
            parts.refreshing.token(stage.organization_id(), "xero")

    def test_the_trail_tells_of_tokens(
        self, stage: SignInStage, parts: SignInParts, clock: ManualClock, family: Family
    ) -> None:
        """Received, opened (once for each process and revision), renewed, renewed in vain, ended: and never a token."""
        place = (stage.organization_id(), "daftar")
        for _ in range(3):
            parts.refreshing.token(*place)
        parts.refreshing.refresh(*place)
        parts.refreshing.token(*place)
        stage.provider.faults.append(Fault.BROKEN)
        with pytest.raises(RetryLater):
            parts.refreshing.refresh(*place)
        assert stage.call("DELETE", "daftar/disconnect").status_code == 200
        entries = stage.admin.get("/api/audit", limit=200).json()["entries"]
        told = [each for each in reversed(entries) if each["provider"] == "daftar"]
        assert [(each["action"], each["actor"]["kind"]) for each in told] == [
            ("oauth-tokens.received", "agent"),
            ("oauth-tokens.opened", "worker"),
            ("oauth-tokens.refreshed", "worker"),
            ("oauth-tokens.opened", "worker"),
            ("oauth-tokens.opened", "worker"),
            ("connection.disconnected", "person"),
        ]
        assert told[2]["facts"]["new_refresh_token"] is True
        assert told[4]["facts"]["to"] == "renew them"
        assert told[5]["facts"] == {"taken_back_at_provider": True}
        assert [each for each in stage.provider.secrets() if each in str(entries)] == []

    def test_many_who_renew_at_once_are_one(self, stage: SignInStage, parts: SignInParts, family: Family) -> None:
        """Whoever waited for the holder uses what he brought; nobody sends the old token a second time."""
        seen, barrier = self.row(stage), Barrier(8)

        def renew(number: int) -> str:
            barrier.wait()
            parts.refreshing.refresh(stage.organization_id(), "daftar", seen=seen)
            return parts.refreshing.token(stage.organization_id(), "daftar").reveal()

        with ThreadPoolExecutor(8) as pool:
            told = set(pool.map(renew, range(8)))
        assert (family.refreshed, told) == (1, {family.access})

    def test_a_lost_answer_costs_nothing_within_the_grace(
        self, stage: SignInStage, parts: SignInParts, family: Family
    ) -> None:
        """The provider renewed, its answer was lost: the same token is sent once more, and answered."""
        stage.provider.faults.append(Fault.LOST)
        parts.refreshing.refresh(stage.organization_id(), "daftar")
        assert family.refreshed == 2
        assert stage.secret("daftar", "refresh_token") == family.refresh

    def test_the_former_token_helps_within_its_grace(
        self, stage: SignInStage, parts: SignInParts, family: Family
    ) -> None:
        """A provider that knows nothing of the newest token (it was restored) still takes the one before."""
        first = family.refresh
        parts.refreshing.refresh(stage.organization_id(), "daftar")
        family.refresh, family.former = first, ""
        parts.refreshing.refresh(stage.organization_id(), "daftar")
        assert stage.secret("daftar", "refresh_token") == family.refresh

    def test_a_lost_answer_without_a_grace_is_one_clear_reconnect(
        self, stage: SignInStage, parts: SignInParts, family: Family
    ) -> None:
        """The provider takes the old token for stolen: people are asked to sign in again, and it works again then."""
        stage.provider.grace = 0.0
        stage.provider.faults.append(Fault.LOST)
        with pytest.raises(SignInRefused):
            parts.refreshing.refresh(stage.organization_id(), "daftar")
        told = stage.connected()["daftar"]
        assert told["state"] == "reconnect"
        assert "Connect Daftar again" in str(told["attention"])
        assert stage.secret("daftar", "refresh_token") is None
        with pytest.raises(SignInRefused, match="no longer accepts"):
            parts.refreshing.token(stage.organization_id(), "daftar")
        asked = len(stage.provider.asked)
        self.look(parts)
        assert len(stage.provider.asked) == asked
        stage.connect("daftar")
        assert stage.connected()["daftar"].get("state", "working") == "working"
        assert parts.refreshing.token(stage.organization_id(), "daftar").reveal() == stage.provider.families[-1].access

    @pytest.mark.parametrize(("fault", "error"), [(Fault.BROKEN, RetryLater), (Fault.THROTTLED, Throttled)])
    def test_trouble_that_passes_is_waited_out(
        self,
        stage: SignInStage,
        parts: SignInParts,
        clock: ManualClock,
        family: Family,
        fault: Fault,
        error: type[RetryLater],
    ) -> None:
        """A fault of the provider ends nothing: tokens stay, and it is tried again later, as it asked."""
        stage.provider.faults.append(fault)
        with pytest.raises(error):
            parts.refreshing.refresh(stage.organization_id(), "daftar")
        row = self.row(stage)
        assert (row.state, row.tries) == ("working", 1)
        assert row.due_at >= clock.now() + (2 * _MINUTE if fault is Fault.THROTTLED else _MINUTE / 3)
        assert parts.refreshing.token(stage.organization_id(), "daftar").reveal() == family.access
        clock.advance(200)
        self.look(parts)
        assert (family.refreshed, self.row(stage).tries) == (1, 0)

    def test_a_person_may_renew(self, stage: SignInStage, cloud: Cloud, family: Family) -> None:
        """Who may command may; tokens are never told; one that is refused says reconnect."""
        answer = stage.call("POST", "daftar/refresh-token")
        assert (answer.status_code, family.refreshed) == (200, 1)
        assert family.access not in answer.text
        assert stage.call("POST", "daftar/refresh-token", cloud.person("kedai", Role.SUPPORT)).status_code == 403
        assert stage.call("POST", "xero/refresh-token").status_code == 404
        assert stage.call("POST", "sql_accounting/refresh-token").status_code == 404
        family.revoked = True
        refused = stage.call("POST", "daftar/refresh-token")
        assert (refused.status_code, "Connect it again" in refused.text) == (409, True)

    def test_a_token_that_renews_itself_waits_for_its_day(
        self, stage: SignInStage, parts: SignInParts, clock: ManualClock, cloud: Cloud
    ) -> None:
        """Instagram's is renewed ten days before its end, never within its first day."""
        stage.provider.accounts = [{"user_id": cloud.slug("1"), "username": "kedai", "sub": "x"}]
        stage.provider.lifetime = 5_184_000
        stage.connect("instagram")
        family = stage.provider.families[-1]
        parts.refreshing.refresh(stage.organization_id(), "instagram")
        assert family.refreshed == 0
        clock.advance(51 * 86_400)
        self.look(parts)
        assert family.refreshed == 1
        assert stage.secret("instagram", "access_token") == family.access


class ConsentContract(_Kept):
    """The end of a consent, and of a connection."""

    def test_people_are_warned_before_a_consent_ends(
        self, stage: SignInStage, parts: SignInParts, clock: ManualClock, cloud: Cloud
    ) -> None:
        """14, 7 and 1 days ahead, each said once; then it is over, and says so."""
        stage.provider.accounts = [
            {"data": [{"id": cloud.slug("p"), "name": "Page", "access_token": "page-token"}], "sub": "x"}
        ]
        stage.connect("facebook")
        said: dict[int, int | None] = {}
        times = 0
        for day in range(62):
            times += parts.keeping.warn()
            self.look(parts)
            row = self.row(stage, "facebook")
            if day == 46:
                assert "ends in 13 days" in attention(row, clock.now())
            said[day] = row.warned_days
            clock.advance(86_400)
        assert [day for day in range(1, 62) if said[day] != said[day - 1]] == [46, 53, 59]
        assert ({said[46], said[53], said[59]}, times) == ({14, 7, 1}, 3)
        assert self.row(stage, "facebook").state == "reconnect"
        assert "is over" in attention(self.row(stage, "facebook"), clock.now())
        with pytest.raises(SignInRefused):
            parts.refreshing.token(stage.organization_id(), "facebook")

    def test_the_accounts_own_token_is_used_where_it_has_one(
        self, stage: SignInStage, parts: SignInParts, cloud: Cloud
    ) -> None:
        """Facebook's page token, not the person's."""
        stage.provider.accounts = [
            {"data": [{"id": cloud.slug("p"), "name": "Page", "access_token": "page-token"}], "sub": "x"}
        ]
        stage.connect("facebook")
        assert parts.refreshing.token(stage.organization_id(), "facebook").reveal() == "page-token"

    def test_disconnecting_takes_the_consent_back_and_erases(self, stage: SignInStage, family: Family) -> None:
        """The provider is told, no secret stays, the account is free; logs stay."""
        with stage.cloud.database.write() as connection:
            log = {
                "id": new_id(),
                "organization_id": stage.organization_id(),
                "provider": "daftar",
                "status": "success",
            }
            more = {"entity_type": "customers", "sync_direction": "inbound", "records_synced": 1, "records_failed": 0}
            connection.execute(integration_sync_logs.insert().values(**log, **more, started_at=dt.datetime.now(dt.UTC)))
        under_way = stage.code_for("daftar")
        assert stage.call("DELETE", "daftar/disconnect", stage.cloud.person("kedai", Role.MEMBER)).status_code == 403
        answer = stage.call("DELETE", "daftar/disconnect")
        assert answer.json() == {"provider": "daftar", "revoked": True, "sentence": ""}
        assert family.revoked
        assert stage.connected() == {}
        mine = stage.organization_id()
        with stage.cloud.database.read() as connection:
            for table in (integration_secrets, integration_tokens, integration_tenants):
                assert connection.execute(select(table).where(table.c.organization_id == mine)).all() == []
            logs = select(integration_sync_logs).where(integration_sync_logs.c.organization_id == mine)
            assert len(connection.execute(logs).all()) == 1
        assert stage.redeem("daftar", under_way).status_code == 403
        assert stage.call("DELETE", "daftar/disconnect").status_code == 404

    def test_what_cannot_be_taken_back_is_erased_all_the_same(self, stage: SignInStage, cloud: Cloud) -> None:
        """Instagram has no way to: the person is told to do it there."""
        stage.provider.accounts = [{"user_id": cloud.slug("1"), "username": "kedai", "sub": "x"}]
        stage.connect("instagram")
        answer = stage.call("DELETE", "instagram/disconnect")
        assert answer.json()["revoked"] is False
        assert "over there" in answer.json()["sentence"]
        assert stage.secret("instagram", "access_token") is None

    def test_what_nobody_finished_is_given_back(
        self, stage: SignInStage, parts: SignInParts, clock: ManualClock
    ) -> None:
        """An agent that never redeems: tokens are erased, the provider is told; a connection that works stays."""
        code = stage.code_for("daftar")
        self.look(parts)
        assert [family.revoked for family in stage.provider.families[-1:]] == [False]
        clock.advance(300)
        self.look(parts)
        assert [family.revoked for family in stage.provider.families[-1:]] == [True]
        assert stage.redeem("daftar", code).status_code == 403
        with stage.cloud.database.read() as connection:
            mine = integration_secrets.c.organization_id == stage.organization_id()
            assert connection.execute(select(integration_secrets).where(mine)).all() == []
        stage.connect("daftar")
        stage.code_for("daftar")
        clock.advance(600)
        self.look(parts)
        assert [family.revoked for family in stage.provider.families[-2:]] == [False, False]
        assert "daftar" in stage.connected()
