"""Through the vendor's API, too, rules are seen beside records of the company."""

from __future__ import annotations

import pytest

from connector.domain.errors import SkipRecord
from connector.domain.keys import EntityKind
from connector.mapping import load
from connector.mapping.sampled import value_at
from tests.live.sql_accounting_api.stage import stage


@pytest.mark.parametrize("kind", [EntityKind.CUSTOMER, EntityKind.INVOICE, EntityKind.PRODUCT, EntityKind.CURRENCY])
def test_samples_become_what_a_run_makes_of_them(kind: EntityKind) -> None:
    """A few whole records of each shape with every column that the API tells, read as a run reads them."""
    mapping = load("sql_accounting")
    with stage() as books:
        found = books.source.samples(kind, 40)
        assert found
        told = {change.key: change.entity for page in books.source.changes(kind, None) for change in page.changes}
        for sampled in found:
            results = sampled.results(mapping, kind)
            assert len(results) <= 40
            for entity in results:
                assert not isinstance(entity, SkipRecord)
                assert entity in told.values()
        first = found[0].results(mapping, kind)[0]
        assert not isinstance(first, SkipRecord)
        name = "number" if kind is EntityKind.INVOICE else "code"
        section = mapping.section(kind, found[0].layout.parent.table)
        assert [value for _, value in found[0].read(section, name, 0)] == [value_at(first, name)]
