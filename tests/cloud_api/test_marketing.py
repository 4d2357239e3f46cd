"""What was collected, as it is kept and told: figures, spend that is corrected, and what campaigns brought."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import insert, select

from cloud_api.db.engine import Database
from cloud_api.db.migrate import upgrade
from cloud_api.db.tables import contacts, invoices, organizations
from cloud_api.db.types import new_id
from cloud_api.marketing import repository
from cloud_api.marketing.figures import figures_of
from cloud_api.marketing.schemas import CampaignFigures, GatheredFigures, Money
from cloud_api.marketing.summary import summaries
from cloud_api.organizations.service import OrganizationService
from connector.domain.fingerprint import canonical
from connector.domain.gathered import Amount, Gathered, Spend, Spending, Standing
from connector.domain.parties import Customer, TextValue, UserField
from tests.fakes.collected import collected

NOW = dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC)
TODAY = NOW.date()
FACEBOOK, BOOKS = "facebook", "sql_accounting"


class Kept:
    """One organization's figures."""

    def __init__(self, folder: Path) -> None:
        self.database = Database(f"sqlite:///{folder}/cloud.sqlite3")
        upgrade(self.database)
        OrganizationService(self.database).create("kedai", "Kedai Sdn. Bhd.")
        with self.database.read() as connection:
            self.organization = str(connection.execute(select(organizations.c.id)).scalar_one())

    def save(self, part: Gathered, standing: Standing | None = None) -> None:
        """As a host tells it."""
        with self.database.write() as connection:
            repository.save(connection, self.organization, FACEBOOK, part)
            if standing is not None:
                repository.stand(connection, self.organization, FACEBOOK, standing)

    def told(self, days: int = 30) -> GatheredFigures:
        """What is told of some days."""
        with self.database.read() as connection:
            found = figures_of(connection, self.organization, FACEBOOK, TODAY - dt.timedelta(days=days - 1), TODAY)
        assert found is not None
        return found

    def campaign(self, key: str, days: int = 30) -> CampaignFigures:
        """One campaign."""
        return next(each for each in self.told(days).campaigns if each.campaign == key)

    def contact(self, provider: str, key: str, *, campaign: str = "", days_ago: int = 0, **columns: Any) -> None:
        """A lead, or a customer of the books."""
        fields = (UserField("FB_campaign_id", TextValue(campaign)),) if campaign else ()
        entity = Customer(
            code=key, name=key, currency="MYR", created_on=TODAY - dt.timedelta(days=days_ago), user_fields=fields
        )
        self._row(
            contacts, provider, key, {"contact_type": "customer", "entity": canonical(entity).decode(), **columns}
        )

    def bill(self, customer: str, total: int, *, paid: int = 0, days_ago: int = 0, **columns: Any) -> None:
        """A document of the books."""
        values = {"document_type": "invoice", "contact_external_id": customer, "total": total, "paid": paid}
        values |= {"invoice_date": TODAY - dt.timedelta(days=days_ago), "currency": "MYR", "is_cancelled": False}
        self._row(invoices, BOOKS, new_id(), {**values, **columns})

    def _row(self, table: Any, provider: str, key: str, values: dict[str, Any]) -> None:
        head = {"id": new_id(), "organization_id": self.organization, "external_provider": provider, "revision": 1}
        head |= {"external_id": key, "bucket": 0, "action_id": "a", "created_at": NOW, "updated_at": NOW}
        with self.database.write() as connection:
            connection.execute(insert(table).values({**head, **values}))


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    """An empty one."""
    found = Kept(tmp_path)
    yield found
    found.database.close()


def spent(*amounts: str, campaign: str = "501", first: int = 27) -> Gathered:
    """Spend of the last days, today's last."""
    days = tuple(
        Spend(campaign=campaign, day=TODAY - dt.timedelta(days=n), amount=Decimal(amount), currency="MYR")
        for n, amount in enumerate(reversed(amounts))
    )
    return Gathered(
        spending=(Spending(account="act_1", first=TODAY - dt.timedelta(days=first), last=TODAY, days=days),)
    )


def test_the_last_look_of_a_day_counts_and_the_same_changes_nothing(kept: Kept) -> None:
    """One figure a day; the look of a day before stands beside it."""
    part, standing = collected("x", NOW - dt.timedelta(days=1))
    kept.save(part, standing)
    later, _ = collected("x", NOW)
    for value in (8, 9, 9):
        kept.save(Gathered(snapshots=(replace(later.snapshots[0], value=Decimal(value)),)))
    [post] = kept.told().subjects
    assert (post.figures, post.before) == (
        {"post_media_view": Decimal(9)}, {"post_media_view": Decimal(7)},
    )  # fmt: skip
    assert post.observed_at == NOW
    told = kept.told()
    assert (told.failure, told.notices[0].sentence, told.used[0].percent) == ("x", "x", 13)
    assert told.gathered_at is None


def test_spend_that_was_corrected_is_what_it_is_now(kept: Kept) -> None:
    """A day that cost less, and one that vanished: both are corrected; days before the span stay."""
    kept.save(spent("1.00", "10.10", "20.20"))
    assert kept.campaign("501").spend == [Money(currency="MYR", amount=Decimal("31.30"))]
    kept.save(spent("19.99", first=1))
    assert kept.campaign("501").spend == [Money(currency="MYR", amount=Decimal("20.99"))]
    assert kept.campaign("501").cost_per_lead == []


def test_cost_per_lead_and_what_leads_bought(kept: Kept) -> None:
    """Leads are one person with a customer of the books by e-mail or telephone; what he bought before counts for
    nobody, credit notes are taken off, cancelled documents are nothing."""
    kept.save(spent("100.00", "50.01"))
    kept.contact(FACEBOOK, "l1", campaign="501", days_ago=5, primary_email="Siti@Contoh.my ")
    kept.contact(FACEBOOK, "l2", campaign="501", days_ago=2, phone="+60 12-345 6789")
    kept.contact(FACEBOOK, "l3", campaign="502", days_ago=1, primary_email="siti@contoh.my")
    kept.contact(FACEBOOK, "l4", days_ago=1, primary_email="tiada@contoh.my")
    kept.contact(FACEBOOK, "l0", campaign="500", days_ago=60, primary_email="lama@contoh.my")
    kept.contact(BOOKS, "300-S", primary_email="siti@contoh.my")
    kept.contact(BOOKS, "300-T", phone="012 3456789")
    kept.contact(BOOKS, "300-L", primary_email="lama@contoh.my")
    kept.contact(BOOKS, "300-X", phone="12", primary_email="")
    kept.bill("300-S", 10000, paid=2500, days_ago=5)
    kept.bill("300-S", 777, days_ago=6)
    kept.bill("300-S", 999, is_cancelled=True)
    kept.bill("300-T", 30, document_type="cash_sale")
    kept.bill("300-T", 10, document_type="credit_note")
    kept.bill("300-L", 5000)
    kept.bill("300-X", 5000)
    found = kept.campaign("501")
    assert (found.leads, found.cost_per_lead) == (2, [Money(currency="MYR", amount=Decimal("75.01"))])
    assert found.invoiced == [Money(currency="MYR", amount=Decimal("100.20"))]
    assert found.paid == [Money(currency="MYR", amount=Decimal("25.30"))]
    other = kept.campaign("502")
    assert (other.leads, other.spend, other.invoiced) == (1, [], [])
    told = kept.told()
    assert (told.leads, told.leads_today, len(told.campaigns)) == (4, 0, 2)
    assert kept.campaign("500", 90).invoiced == [Money(currency="MYR", amount=Decimal("50.00"))]


def test_a_card_has_a_few_numbers(kept: Kept) -> None:
    """Leads since midnight and of thirty days, spend by currency, limits, and what stands in the way."""
    part, standing = collected("x", NOW)
    kept.save(part, standing)
    kept.save(spent("1.00", "2.50"))
    for key, days in (("l1", 0), ("l2", 3), ("l3", 40)):
        kept.contact(FACEBOOK, key, created_at=NOW - dt.timedelta(days=days))
    kept.contact(BOOKS, "300-S")
    with kept.database.read() as connection:
        found = summaries(connection, kept.organization, NOW)
    assert set(found) == {FACEBOOK}
    told = found[FACEBOOK]
    assert (told.leads, told.leads_week, told.leads_today, told.failure, told.at) == (2, 2, 1, "x", None)
    assert told.last_lead_at == NOW
    assert told.looked_at == (), "nothing was collected to its end yet"
    assert told.spend == (Amount(currency="MYR", amount=Decimal("15.84")),)
    assert (told.used[0].percent, told.notices[0].sentence) == (13, "x")


def test_amounts_are_told_as_text_to_the_sen(kept: Kept) -> None:
    """No float on the way out."""
    kept.save(spent("0.1", "0.2"))
    assert b'"spend":[{"currency":"MYR","amount":"0.30"}]' in msgspec.json.encode(kept.told())
