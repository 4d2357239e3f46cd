"""Providers as data: what their descriptions say, and what follows from them without any code."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from connector.domain.errors import NotFound, SettingsInvalid
from connector.domain.keys import SYNC_ORDER, EntityKind
from connector.domain.writable import TWO_WAY
from connector.providers import registry, settings_page
from connector.providers.description import CallSpec, ProviderSpec
from connector.providers.registry import look_also_in, look_no_more_in, open_source, spec, specs

FURTHER = Path(__file__).parents[1] / "fakes" / "providers"
CLOUD = ("facebook", "instagram", "quickbooks", "xero")
_FLOW = {
    "code", "redirect_uri", "verifier", "access_token", "refresh_token", "secret_proof", "tenant",
}  # fmt: skip


@pytest.fixture
def further() -> Iterator[ProviderSpec]:
    """A provider that lies in a folder of the operator's."""
    look_also_in(FURTHER)
    yield spec("daftar")
    look_no_more_in(FURTHER)


@pytest.mark.parametrize("name", CLOUD)
def test_a_cloud_provider_is_described_whole(name: str) -> None:
    """Where people sign in, what for, how much may be asked, how it tells of changes: with the source of each."""
    known = spec(name)
    assert known.hosted_by == "worker"
    assert known.summary
    assert known.sign_in is not None
    assert known.limits is not None
    assert known.webhook is not None
    assert all(part.source for part in (known.sign_in, known.limits, known.webhook))
    assert known.sign_in.scopes
    assert known.sign_in.tenant is not None
    assert {"client_id", "client_secret", known.webhook.secret} <= {each.name for each in known.registration}
    assert all(each.title and each.help for each in (*known.settings, *known.registration))
    assert set(known.directions) == {*(kind.value for kind in known.entities), *known.gathers}


def test_what_decides_about_each_provider() -> None:
    """The table of facts: challenge, tenant, refresh, grace, signature."""
    told = {}
    for name in CLOUD:
        known = spec(name)
        assert known.sign_in is not None
        assert known.sign_in.tenant is not None
        assert known.webhook is not None
        refresh = known.sign_in.refresh
        told[name] = (
            known.sign_in.pkce,
            known.sign_in.tenant.id,
            None if refresh is None else (refresh.rotates, refresh.grace_seconds),
            (known.webhook.header.lower(), known.webhook.encoding, known.webhook.prefix),
        )
    meta = ("x-hub-signature-256", "hex", "sha256=")
    assert told == {
        "quickbooks": (False, "realmId", (True, 0), ("intuit-signature", "base64", "")),
        "xero": (True, "tenantId", (True, 1800), ("x-xero-signature", "base64", "")),
        "facebook": (False, "id", None, meta),
        "instagram": (False, "user_id", (False, 0), meta),
    }


@pytest.mark.parametrize("known", specs(), ids=lambda known: known.name)
def test_calls_name_only_values_that_exist(known: ProviderSpec) -> None:
    """Every value in braces is known by the flow, kept with the account or asked of the operator; all by https."""
    if known.sign_in is None:
        assert known.hosted_by == "agent"
        return
    flow = known.sign_in
    tenant = flow.tenant
    names = _FLOW | {each.name for each in known.registration} | set(tenant.keeps if tenant else ())
    calls = [flow.exchange, flow.lengthen, flow.revoke, flow.refresh and flow.refresh.call, tenant and tenant.call]
    texts = [flow.authorize, known.api, *flow.parameters.values()]
    for call in calls:
        if isinstance(call, CallSpec):
            texts += [call.url, *call.parameters.values(), *call.headers.values()]
    assert {name for text in texts for _, name, _, _ in Formatter().parse(text) if name} <= names
    urls = [flow.authorize, known.api, *(call.url for call in calls if isinstance(call, CallSpec))]
    assert all(url.startswith("https://") for url in urls)


def test_books_on_a_pc_say_which_way_each_kind_goes() -> None:
    """What may be written is what the engine can write."""
    known = spec("sql_accounting")
    both = {kind for kind in SYNC_ORDER if known.direction(kind.value) == "bidirectional"}
    assert both == TWO_WAY


@pytest.mark.parametrize("known", specs(), ids=lambda known: known.name)
def test_the_page_of_settings_is_that_of_the_description(known: ProviderSpec) -> None:
    """`make pages` was run after the last change, and every setting is on its page."""
    folder = Path(registry.__file__).parent / known.name
    told = (folder / settings_page.PAGE).read_text("utf-8")
    assert told == settings_page.page(known), "run `make pages`"
    assert all(f"`{each.name}`" in told for each in (*known.settings, *known.registration))


def test_a_further_provider_is_its_folder_and_nothing_else(further: ProviderSpec) -> None:
    """It is listed with what it can do and has a page of its own; nothing outside its folder knows it."""
    assert further in specs()
    assert (further.title, further.entities) == ("Daftar", (EntityKind.CUSTOMER, EntityKind.INVOICE))
    assert further.direction("customers") == "inbound"
    assert "| Branch | `branch` | no |" in settings_page.page(further)
    with pytest.raises(SettingsInvalid, match="cannot open Daftar"):
        open_source("daftar", {}, None)


def test_a_further_provider_is_gone_with_its_folder() -> None:
    """Without the operator's folder nobody knows it."""
    with pytest.raises(NotFound):
        spec("daftar")


@pytest.mark.parametrize(
    "text", ["title = ", 'title = "x"\nhosted_by = "nobody"\n', 'title = "x"\nhosted_by = "worker"\ncolour = "red"\n']
)
def test_a_description_that_cannot_be_read_is_refused(tmp_path: Path, text: str) -> None:
    """With its name and what is wrong, when the program starts; the folder is not used then."""
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "provider.toml").write_text(text)
    with pytest.raises(SettingsInvalid, match="provider broken"):
        look_also_in(tmp_path)
    assert "broken" not in {known.name for known in specs()}


def test_descriptions_load_no_code() -> None:
    """Telling what providers can do loads none of their packages."""
    code = (
        "import sys; from connector.providers.registry import specs; specs(); "
        f"print([name for name in sys.modules if name.endswith({CLOUD!r}) or 'sql_accounting' in name])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
