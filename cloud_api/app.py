"""Puts the server together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib.metadata import version

import anyio.to_thread
import psycopg
from anyio import CapacityLimiter
from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.middleware import DefineMiddleware
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme
from litestar.types import ASGIApp, ControllerRouterHandler, ExceptionHandlersMap
from sqlalchemy.exc import DataError

from cloud_api.agents.bell import Bell
from cloud_api.agents.endpoints import AgentEndpoints, pairing
from cloud_api.agents.service import AgentService
from cloud_api.audit.endpoints import AuditEndpoints
from cloud_api.bodies import UnpackedBodies
from cloud_api.changes.endpoints import ChangeEndpoints, FeedEndpoints
from cloud_api.changes.feed import FeedService
from cloud_api.configuration.endpoints import ConfigurationEndpoints
from cloud_api.configuration.service import ConfigurationService
from cloud_api.db.engine import Database
from cloud_api.diagnostics.endpoints import DiagnosticsEndpoints
from cloud_api.diagnostics.service import DiagnosticsService
from cloud_api.editing.endpoints import EditingEndpoints, editor_of, reference_of
from cloud_api.editing.service import EditingService
from cloud_api.hosted.endpoints import LOOKS_AT_ONCE, HostedEndpoints, connecting
from cloud_api.hosted.keys import ServerKeys
from cloud_api.hosted.log_endpoints import HostedLogEndpoints, log_filter_of
from cloud_api.hosted.log_service import HostedLogService
from cloud_api.hosted.order_endpoints import LookEndpoints, OrderEndpoints, selection_of, window_of
from cloud_api.hosted.order_service import OrderService
from cloud_api.hosted.service import HostedService
from cloud_api.hosted.vendor import AllowedAddresses
from cloud_api.integrations.endpoints import IntegrationEndpoints
from cloud_api.integrations.service import IntegrationService
from cloud_api.jobs.endpoints import JobEndpoints
from cloud_api.jobs.service import JobService
from cloud_api.marketing.endpoints import MarketingEndpoints
from cloud_api.operations.endpoints import health, ready
from cloud_api.organizations.service import OrganizationService
from cloud_api.pages.acting import ActingPages, connecting_page, pairing_page
from cloud_api.pages.diagnostics import DiagnosticsPages
from cloud_api.pages.endpoints import pages
from cloud_api.pages.records import RecordPages
from cloud_api.pages.views import Views
from cloud_api.pages.visitors import Visitors
from cloud_api.problems import (
    Problem,
    bridge_response,
    depth_response,
    failure_response,
    http_response,
    problem_response,
    value_response,
)
from cloud_api.record_services.copying import forget_copies
from cloud_api.record_services.keepers import Keepers, keepers_of
from cloud_api.records.endpoints import UNPACKED_ANSWER, RecordEndpoints
from cloud_api.records.listing import ListingEndpoints
from cloud_api.records.service import RecordService
from cloud_api.registrations import Registrations
from cloud_api.runs.endpoints import RunEndpoints, wanted_logs_of
from cloud_api.security.authentication import Authentication, WhoseRows
from cloud_api.security.quotas import Quotas
from cloud_api.settings import Settings
from cloud_api.sign_in.endpoints import AT_ONCE, SignInEndpoints
from cloud_api.sign_in.keeping import keeping
from cloud_api.sign_in.parts import SignInParts, parts_of
from cloud_api.sign_in.session_endpoints import SessionEndpoints
from cloud_api.tracing import RequestIds
from cloud_api.webhooks.endpoints import Reception, WebhookDoor, WebhookLogEndpoints, wanted_of
from cloud_api.webhooks.inbox import WebhookInbox
from cloud_api.webhooks.service import WebhookService
from cloud_api.worker import handling_webhooks, hosting, keeper_of, memories_of, work_beside_server
from connector.domain.clock import SystemClock
from connector.domain.errors import BridgeError
from connector.platform.wire import MAX_BATCH_BYTES

_REFUSALS: ExceptionHandlersMap = {
    Problem: problem_response,
    HTTPException: http_response,
    BridgeError: bridge_response,
    DataError: value_response,
    psycopg.DataError: value_response,
    RecursionError: depth_response,
    Exception: failure_response,
}
"""How whatever is raised is told."""
_HOSTED = (HostedEndpoints, ConfigurationEndpoints, LookEndpoints, OrderEndpoints, HostedLogEndpoints)


def create_app(settings: Settings, database: Database, bell: Bell | None = None) -> ASGIApp:
    """The server over an open, migrated database, which it closes when it stops; who holds its bell can let go whoever
    waits."""
    return RequestIds(_application(settings, database, bell or Bell()))


def _application(settings: Settings, database: Database, bell: Bell) -> Litestar:
    # These two find out whose rows they want while they work: whose tenant it is, whose sign-in comes back.
    inbox, signing_in = WebhookInbox(database), parts_of(settings, database, SystemClock())

    quotas = Quotas(settings.requests_per_minute)
    keepers = keepers_of(settings, database.bound())

    @asynccontextmanager
    async def lifespan(_app: Litestar) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = settings.worker_threads
        await anyio.to_thread.run_sync(forget_copies, database, keepers.served)
        async with _worker(settings, database, signing_in):
            yield
        await inbox.close()
        keepers.close()
        signing_in.close()
        database.close()

    return Litestar(
        route_handlers=_handlers(settings),
        dependencies=_dependencies(settings, database.bound(), inbox, signing_in, keepers)
        | {"visitors": _given(Visitors(database.bound(), quotas)), "bell": _given(bell)},
        middleware=[
            DefineMiddleware(UnpackedBodies, silence=settings.silence_seconds, whole=settings.body_seconds),
            WhoseRows,
            DefineMiddleware(Authentication, database=database, quotas=quotas),
        ],
        exception_handlers=_REFUSALS,
        request_max_body_size=MAX_BATCH_BYTES,
        compression_config=CompressionConfig(
            "gzip", minimum_size=2000, gzip_compress_level=1, exclude_opt_key=UNPACKED_ANSWER
        ),
        openapi_config=_openapi(),
        lifespan=[lifespan],
        logging_config=None,
    )


def _handlers(settings: Settings) -> list[ControllerRouterHandler]:
    """Everything that answers requests."""
    return [
        health,
        ready,
        pairing(settings.pairing_tries_per_minute),
        AgentEndpoints,
        IntegrationEndpoints,
        DiagnosticsEndpoints,
        JobEndpoints,
        connecting(settings.connect_tries_per_minute),
        pages(settings.pairing_tries_per_minute),
        ActingPages,
        DiagnosticsPages,
        RecordPages,
        connecting_page(settings.connect_tries_per_minute),
        pairing_page(settings.pairing_tries_per_minute),
        SignInEndpoints,
        SessionEndpoints,
        *_HOSTED,
        RecordEndpoints,
        FeedEndpoints,
        ChangeEndpoints,
        EditingEndpoints,
        ListingEndpoints,
        RunEndpoints,
        MarketingEndpoints,
        WebhookDoor,
        WebhookLogEndpoints,
        AuditEndpoints,
    ]


def _dependencies(
    settings: Settings, database: Database, inbox: WebhookInbox, signing_in: SignInParts, keepers: Keepers
) -> dict[str, Provide]:
    """What handlers ask for by name."""
    services = {name: _given(service) for name, service in _services(settings, database, signing_in, keepers).items()}
    return {
        "editor": Provide(editor_of),
        "reference": Provide(reference_of),
        "window": Provide(window_of),
        "selection": Provide(selection_of),
        "log_filter": Provide(log_filter_of),
        "wanted_events": Provide(wanted_of),
        "wanted_logs": Provide(wanted_logs_of),
        "webhook_reception": _given(_reception(settings, inbox)),
        **services,
    }


def _reception(settings: Settings, inbox: WebhookInbox) -> Reception:
    service = WebhookService(Registrations.read(settings.registrations_file))
    return Reception(service=service, inbox=inbox, seconds=settings.webhook_seconds)


def _services(settings: Settings, database: Database, signing_in: SignInParts, keepers: Keepers) -> dict[str, object]:
    """One of each."""
    memories = memories_of(settings, database, SystemClock())
    integrations = IntegrationService(database, settings.lease_seconds, settings.oldest_agent)
    return {
        "sign_in_service": signing_in.service,
        "sign_in_answers": signing_in.answers,
        "refreshing": signing_in.refreshing,
        "parting": signing_in.parting,
        "registered": signing_in.registered,
        "sign_in_turns": CapacityLimiter(AT_ONCE),
        "connect_turns": CapacityLimiter(LOOKS_AT_ONCE),
        "organization_service": OrganizationService(database),
        "settings": settings,
        "database": database,
        "agent_service": AgentService(database, settings.lease_seconds),
        "diagnostics_service": DiagnosticsService(database),
        "integration_service": integrations,
        "job_service": JobService(database),
        "page_views": Views(database, integrations, signing_in.registered),
        "record_service": RecordService(database, keepers),
        "feed_service": FeedService(database, settings.command_check_seconds),
        "editing_service": EditingService(database),
        "configuration_service": ConfigurationService(database),
        "order_service": OrderService(database, memories),
        "hosted_log_service": HostedLogService(database, memories),
        "hosted_service": HostedService(
            database, ServerKeys(settings.key_file), AllowedAddresses(settings.allowed_hosts)
        ),
    }


def _openapi() -> OpenAPIConfig:
    """`/schema/openapi.json`, without pages that would load scripts from elsewhere."""
    return OpenAPIConfig(
        title="BukuBridge platform",
        version=version("bukubridge"),
        components=Components(security_schemes={"token": SecurityScheme(type="http", scheme="bearer")}),
        security=[{"token": []}],
        render_plugins=[JsonRenderPlugin()],
    )


@asynccontextmanager
async def _worker(settings: Settings, database: Database, signing_in: SignInParts) -> AsyncIterator[None]:
    """On SQLite the worker lives in the server."""
    if database.dialect != "sqlite":
        yield
        return
    task = asyncio.create_task(work_beside_server(database))
    try:
        with (
            handling_webhooks(database),
            hosting(keeper_of(settings, database), database),
            keeping(signing_in.keeping if settings.key_file else None),
        ):
            yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def _given(service: object) -> Provide:
    async def provide() -> object:
        return service

    return Provide(provide)
