"""What a write of a document came to, as the engine is told, and what it was to be."""

from __future__ import annotations

from connector.domain.documents import Invoice
from connector.domain.errors import Rejected
from connector.domain.fingerprint import decode
from connector.domain.keys import Key
from connector.domain.payments import Payment
from connector.domain.writing import Write, WriteOutcome, WriteResult
from connector.providers.sql_accounting import document_trace
from connector.providers.sql_accounting.document_trace import Trace


def wanted_document(write: Write) -> Invoice | Payment:
    """What a document is to be."""
    wanted = decode(write.entity, write.content)
    if not isinstance(wanted, Invoice | Payment):
        raise Rejected(f"Documents of kind {write.entity.value} cannot be written.")
    return wanted


def written_result(write: Write, trace: Trace) -> WriteResult:
    """A document that is in the books now."""
    return WriteResult(
        id=write.id,
        outcome=WriteOutcome.WRITTEN,
        key=Key(str(trace.key)),
        trace=document_trace.encode(trace),
        title=_title(trace),
    )


def _title(trace: Trace) -> str:
    """Its number, and the customer's name, or code where the document tells no name."""
    header = next((row.row for row in trace.rows if row.template == "header"), {})
    who = header.get("COMPANYNAME") or header.get("CODE")
    return " ".join(text.strip() for text in (trace.number, who) if isinstance(text, str) and text.strip())
