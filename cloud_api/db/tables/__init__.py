"""Every table of the platform, as SQLAlchemy Core: one module for each feature that owns tables.

All of them are named here, because `metadata` is whole (for migrations) only once every module has been read.
"""

from __future__ import annotations

from cloud_api.db.tables.audit import audit_entries
from cloud_api.db.tables.changes import change_feeds, platform_changes
from cloud_api.db.tables.configuration import office_configurations
from cloud_api.db.tables.diagnostics import agent_diagnostics
from cloud_api.db.tables.foundation import metadata
from cloud_api.db.tables.hosted import hosted_connections, hosted_orders, integration_secrets
from cloud_api.db.tables.integrations import integration_sync_logs, organization_integrations
from cloud_api.db.tables.jobs import connection_turns, provider_quotas, sync_jobs
from cloud_api.db.tables.marketing import ad_spend, gathered_states, metric_snapshots, metric_subjects
from cloud_api.db.tables.pairing import agent_commands, agents, pairing_codes
from cloud_api.db.tables.records import (
    contacts,
    invoice_lines,
    invoice_payments,
    invoices,
    products,
    reconciliation_states,
    record_feeds,
    reference_records,
)
from cloud_api.db.tables.sign_in import (
    integration_tokens,
    sessions,
    sign_ins,
)
from cloud_api.db.tables.tenancy import api_tokens, organizations, platform
from cloud_api.db.tables.webhooks import integration_tenants, integration_webhooks, webhook_refusals

__all__ = [
    "ad_spend",
    "agent_commands",
    "agent_diagnostics",
    "agents",
    "api_tokens",
    "audit_entries",
    "change_feeds",
    "connection_turns",
    "contacts",
    "gathered_states",
    "hosted_connections",
    "hosted_orders",
    "integration_secrets",
    "integration_sync_logs",
    "integration_tenants",
    "integration_tokens",
    "integration_webhooks",
    "invoice_lines",
    "invoice_payments",
    "invoices",
    "metadata",
    "metric_snapshots",
    "metric_subjects",
    "office_configurations",
    "organization_integrations",
    "organizations",
    "pairing_codes",
    "platform",
    "platform_changes",
    "products",
    "provider_quotas",
    "reconciliation_states",
    "record_feeds",
    "reference_records",
    "sessions",
    "sign_ins",
    "sync_jobs",
    "webhook_refusals",
]
