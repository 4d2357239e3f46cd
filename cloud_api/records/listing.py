"""Records over HTTP, for people: what is stored now, deletions left out."""

from __future__ import annotations

import uuid
from enum import StrEnum
from functools import partial
from typing import Annotated, TypeVar

import anyio.to_thread
from litestar import Controller, Request, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter
from sqlalchemy import Connection, select

from cloud_api.db.engine import Database
from cloud_api.db.tables import invoice_lines, invoices
from cloud_api.problems import PROBLEMS, Problem
from cloud_api.records.kinds import RECORD_KINDS
from cloud_api.records.schemas import (
    Contact,
    ContactPage,
    Invoice,
    InvoiceDetail,
    InvoiceLine,
    InvoicePage,
    Payment,
    PaymentPage,
    Product,
    ProductPage,
    Shown,
)
from cloud_api.security.caller import Caller, same_organization
from connector.domain.keys import EntityKind
from connector.platform.wire import ProblemCode

_Item = TypeVar("_Item", bound=Shown)


class ContactType(StrEnum):
    """Kinds of contacts."""

    CUSTOMER = "customer"
    SUPPLIER = "supplier"


class DocumentType(StrEnum):
    """Kinds of documents."""

    INVOICE = "invoice"
    CASH_SALE = "cash_sale"
    CREDIT_NOTE = "credit_note"


_CONTACTS = {ContactType.CUSTOMER: EntityKind.CUSTOMER, ContactType.SUPPLIER: EntityKind.SUPPLIER}
_DOCUMENTS = {
    DocumentType.INVOICE: EntityKind.INVOICE,
    DocumentType.CASH_SALE: EntityKind.CASH_SALE,
    DocumentType.CREDIT_NOTE: EntityKind.CREDIT_NOTE,
}

Limit = Annotated[int, QueryParameter(ge=1, le=200)]
_Request = Request[Caller, None, State]


class ListingEndpoints(Controller):
    """`/api/contacts`, `/api/products`, `/api/invoices`, `/api/payments`.

    Pages come by the records' own keys. `external_id` looks for one record.
    """

    path = "/api"
    tags = ("records",)

    @get("/contacts", responses=PROBLEMS)
    async def contacts(
        self,
        request: _Request,
        database: NamedDependency[Database],
        organization_slug: FromQuery[str],
        external_provider: FromQuery[str],
        contact_type: FromQuery[ContactType] = ContactType.CUSTOMER,
        limit: Limit = 50,
        after: FromQuery[str | None] = None,
        external_id: FromQuery[str | None] = None,
    ) -> ContactPage:
        """Customers or suppliers."""
        same_organization(request.user, organization_slug)
        look = Look(external_provider, limit, after, external_id)
        return ContactPage(*await _page(request, database, _CONTACTS[contact_type], Contact, look))

    @get("/products", responses=PROBLEMS)
    async def products(
        self,
        request: _Request,
        database: NamedDependency[Database],
        organization_slug: FromQuery[str],
        external_provider: FromQuery[str],
        limit: Limit = 50,
        after: FromQuery[str | None] = None,
        external_id: FromQuery[str | None] = None,
    ) -> ProductPage:
        """Products."""
        same_organization(request.user, organization_slug)
        look = Look(external_provider, limit, after, external_id)
        return ProductPage(*await _page(request, database, EntityKind.PRODUCT, Product, look))

    @get("/invoices", responses=PROBLEMS)
    async def invoices(
        self,
        request: _Request,
        database: NamedDependency[Database],
        organization_slug: FromQuery[str],
        external_provider: FromQuery[str],
        document_type: FromQuery[DocumentType] = DocumentType.INVOICE,
        limit: Limit = 50,
        after: FromQuery[str | None] = None,
        external_id: FromQuery[str | None] = None,
    ) -> InvoicePage:
        """Invoices, cash sales or credit notes, without lines."""
        same_organization(request.user, organization_slug)
        look = Look(external_provider, limit, after, external_id)
        return InvoicePage(*await _page(request, database, _DOCUMENTS[document_type], Invoice, look))

    @get("/invoices/{invoice_id:uuid}", responses=PROBLEMS)
    async def invoice(
        self, request: _Request, database: NamedDependency[Database], invoice_id: FromPath[uuid.UUID]
    ) -> InvoiceDetail:
        """One document with its lines."""
        organization_id = request.user.organization_id
        found = await anyio.to_thread.run_sync(_invoice, database, organization_id, str(invoice_id))
        if found is None:
            raise Problem(404, ProblemCode.NOT_FOUND, "There is no such invoice.")
        return found

    @get("/payments", responses=PROBLEMS)
    async def payments(
        self,
        request: _Request,
        database: NamedDependency[Database],
        organization_slug: FromQuery[str],
        external_provider: FromQuery[str],
        limit: Limit = 50,
        after: FromQuery[str | None] = None,
        external_id: FromQuery[str | None] = None,
    ) -> PaymentPage:
        """Payments."""
        same_organization(request.user, organization_slug)
        look = Look(external_provider, limit, after, external_id)
        return PaymentPage(*await _page(request, database, EntityKind.PAYMENT, Payment, look))


class Look:
    """What a person looks for."""

    __slots__ = ("after", "external_id", "limit", "provider")

    def __init__(self, provider: str, limit: int, after: str | None, external_id: str | None) -> None:
        self.provider = provider
        self.limit = limit
        self.after = after
        self.external_id = external_id


async def _page(
    request: _Request, database: Database, kind: EntityKind, item: type[_Item], look: Look
) -> tuple[list[_Item], str | None]:
    read = partial(_read, database, request.user.organization_id, kind, item, look)
    items = await anyio.to_thread.run_sync(read)
    more = len(items) > look.limit
    return items[: look.limit], items[look.limit - 1].external_id if more else None


def _read(database: Database, organization_id: str, kind: EntityKind, item: type[_Item], look: Look) -> list[_Item]:
    stored = RECORD_KINDS[kind]
    c = stored.table.c
    statement = (
        select(*(c[name] for name in item.__struct_fields__))
        .where(stored.matching(organization_id, look.provider), c.deleted_at.is_(None))
        .order_by(c.external_id)
        .limit(look.limit + 1)
    )
    if look.external_id is not None:
        statement = statement.where(c.external_id == look.external_id)
    if look.after is not None:
        statement = statement.where(c.external_id > look.after)
    with database.read() as connection:
        return [item(**row._mapping) for row in connection.execute(statement)]


def _invoice(database: Database, organization_id: str, invoice_id: str) -> InvoiceDetail | None:
    c = invoices.c
    statement = select(*(c[name] for name in Invoice.__struct_fields__)).where(
        c.organization_id == organization_id, c.id == invoice_id, c.deleted_at.is_(None)
    )
    with database.read() as connection:
        row = connection.execute(statement).one_or_none()
        if row is None:
            return None
        return InvoiceDetail(**row._mapping, lines=_lines(connection, organization_id, invoice_id))


def _lines(connection: Connection, organization_id: str, invoice_id: str) -> list[InvoiceLine]:
    c = invoice_lines.c
    statement = (
        select(*(c[name] for name in InvoiceLine.__struct_fields__))
        .where(c.organization_id == organization_id, c.invoice_id == invoice_id)
        .order_by(c.position)
    )
    return [InvoiceLine(**row._mapping) for row in connection.execute(statement)]
