"""From the first click to a contact within seconds, with no office PC: sign-in, webhooks, jobs, goodbye."""

from __future__ import annotations

from pathlib import Path

from tests.fakes.meta.server import PAGE_TOKEN
from tests.fakes.meta.world import TEST_LEAD, World
from tests.live.meta.platform import PlatformStage, platform_stage


def _figures_are_told(stage: PlatformStage) -> None:
    """What somebody asks to be collected is at the API and on the page: spend, cost per lead, posts."""
    job = stage.done(stage.ask("metrics"))
    assert (job["state"], job["outcome"], job["entity_type"]) == ("done", "success", "metrics")
    told = stage.call("GET", f"{stage.path}/metrics").json()["gathered"]
    [campaign] = told["campaigns"]
    assert (campaign["name"], campaign["leads"]) == ("Raya", 3)
    assert campaign["spend"] == [{"currency": "MYR", "amount": "30.00"}]
    assert campaign["cost_per_lead"] == [{"currency": "MYR", "amount": "10.00"}]
    [post] = told["subjects"]
    assert (post["title"], post["figures"]["post_media_view"]) == ("Promosi", "42")
    assert (told["leads"], told["leads_today"]) == (3, 3)
    assert not told.get("notices")
    assert stage.graph.world.subscribed == ["leadgen"]
    newest = stage.collected()[0]
    assert (newest["status"], newest["records_synced"], newest["records_failed"]) == ("success", 7, 0)
    assert not newest.get("error_message")
    assert newest["started_at"] <= newest["completed_at"]
    assert "Metrics" in stage.page("/integrations/history?entity_type=metrics&provider=facebook")
    page = stage.page(f"/integrations/providers/{stage.provider}")
    assert all(part in page for part in ("Raya", "MYR 30.00", "MYR 10.00", "Promosi"))


def _webhooks_are_logged(stage: PlatformStage, told: str) -> None:
    """What became of each; one that somebody else signed is refused."""
    logs = stage.call("GET", f"{stage.path}/webhook-logs").json()["logs"]
    assert {(log["subject"], log["state"]) for log in logs} == {(told, "handled"), (TEST_LEAD, "kept")}
    assert stage.graph.tell_of_lead(stage.address, told, secret="not ours", tries=1) == 401


def test_a_lead_is_a_contact_as_soon_as_facebook_tells_of_it(tmp_path: Path) -> None:
    """Leads from before come with the first sync; a webhook brings one, however often it is sent; the dashboard's test
    is parked; one that no webhook told of comes when somebody asks, its answers where rules of one's own say; after a
    disconnect no secret was ever told."""
    world = World()
    before = world.submit()
    today = str(world.now().date())
    world.posts["p1"] = {"id": "p1", "message": "Promosi", "created_time": f"{today}T00:00:00+0000"}
    world.figures["p1", "post_media_view"] = 42
    world.adsets["act_1"] = [{"id": "1", "campaign_id": "501", "promoted_object": {"page_id": world.page}}]
    world.spend["act_1", "501", today] = {
        "campaign_name": "Raya", "spend": "30", "impressions": "900", "clicks": "9", "account_currency": "MYR",
    }  # fmt: skip
    with platform_stage(tmp_path, world) as stage:
        assert "success=true" in stage.sign_in().headers["location"]
        stage.wait(lambda: set(stage.contacts()) == {before}, "the first sync is over")

        told = world.submit(full_name="Chong Wei Ming", email="wm@contoh.my")
        assert [stage.tell(told), stage.tell(told), stage.tell(TEST_LEAD)] == [200, 200, 200]
        stage.wait(lambda: told in stage.contacts(), "the webhook brought it")
        contact = stage.contacts()[told]
        assert (contact.name, contact.traffic_channel_id) == ("Chong Wei Ming", "Facebook Ads")
        assert f"/{told}" in stage.graph.counted()
        assert f"/{TEST_LEAD}" not in stage.graph.counted()
        _webhooks_are_logged(stage, told)

        rules = '[customers]\nremark = "budget"\n'
        assert stage.call("PATCH", f"{stage.path}/configuration", json={"mapping": rules}).json()["mapping"] == rules
        quiet = world.submit(full_name="Nur Aini", budget="RM 2,000")
        job = stage.done(stage.ask("leads"))
        assert (job["state"], job["outcome"], job["entity_type"]) == ("done", "success", "customers")
        assert set(stage.contacts()) == {before, told, quiet}
        assert stage.contacts()[quiet].remark == "RM 2,000"

        _figures_are_told(stage)
        secrets = [PAGE_TOKEN, *stage.sign_in_side.secrets()]
        assert stage.call("DELETE", f"{stage.path}/disconnect").json()["revoked"] is True
        stage.wait(lambda: not list((tmp_path / "cloud.memories").glob("*.sqlite3*")), "its memory is forgotten")
        assert set(stage.contacts()) == {before, told, quiet}
        assert not [secret for secret in secrets if secret in stage.output()]


def test_a_sign_in_that_ended_says_what_to_do(tmp_path: Path) -> None:
    """A password that was changed over there, a permission that was left out: in the job, in words, with the remedy.
    Where only a person can help Facebook is asked nothing more until he did."""
    with platform_stage(tmp_path) as stage:
        stage.sign_in()
        stage.wait(lambda: stage.done(stage.ask("leads"))["state"] == "done", "it works")
        stage.graph.world.declined.add("leads_retrieval")
        job = stage.done(stage.ask("leads"))
        assert job["state"] == "failed"
        assert "leads_retrieval" in job["sentence"]
        stage.graph.world.declined.clear()
        stage.graph.world.declined.add("read_insights")
        assert stage.done(stage.ask("metrics"))["state"] == "done"
        newest = stage.collected()[0]
        assert newest["status"] == "partial"
        assert newest["records_failed"] > 0
        assert "the permission read_insights was not given" in newest["error_message"]
        stage.graph.world.declined.clear()
        assert stage.done(stage.ask("leads"))["state"] == "done"
        stage.graph.refuse(190, subcode=460)
        assert "Connect again" not in stage.page("/integrations")
        job = stage.done(stage.ask("leads"))
        assert "password of the person" in job["sentence"]
        assert "Connect again Facebook" in stage.page("/integrations")
        asked = stage.graph.counted()
        assert "password of the person" in stage.done(stage.ask("leads"))["sentence"]
        assert stage.graph.counted() == asked
        assert "success=true" in stage.sign_in().headers["location"]
        assert stage.done(stage.ask("leads"))["state"] == "done"
        assert "Connect again" not in stage.page("/integrations")
