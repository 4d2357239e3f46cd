"""What the agent does when a face sets it up: what can be connected, pairing, trying, connecting, changing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Event as Flag
from typing import Final

import msgspec

from connector.agent import parting
from connector.agent.agent import Agent
from connector.agent.books_commands import BooksCommands
from connector.agent.governing import PolicyChange, check_change, check_ready, govern
from connector.agent.queue import Ticket
from connector.agent.setting_up import Looked, SettingUp
from connector.agent.setting_up_shown import (
    fault,
    found_books,
    known_organization,
    missing,
    provider,
    settings_of,
    told,
    whose,
)
from connector.agent.wishes import Wish, chosen, read_schedule
from connector.connections import Connection, Registry, SettingValue, change_registry, load_registry
from connector.control import setting_up as say
from connector.control.envelope import Message
from connector.control.messages import Done
from connector.domain.errors import BridgeError, Unsupported
from connector.domain.secret import Secret
from connector.logs import logger
from connector.providers.registry import spec, specs
from connector.settings import Schedule, load_settings

_MOST_FOUND: Final = 200


class SettingUpCommands:
    """Answers requests; each is called on its client's thread."""

    def __init__(self, agent: Agent, setting_up: SettingUp, books: BooksCommands) -> None:
        self._agent = agent
        self._setting_up = setting_up
        self._books = books

    def reply(self, request: say.Request, gone: Flag) -> Message:
        """The reply; `gone` ends what takes long. Raises BridgeError, which is told to the client."""
        match request:
            case say.GetProviders():
                return say.ProviderList(
                    providers=tuple(provider(each) for each in specs() if each.hosted_by == "agent")
                )
            case say.Discover():
                return self._discover(request)
            case say.TryBooks():
                return self._try(request, gone)
            case say.GetOrganizations():
                return self._organizations()
            case say.GetConnection():
                return settings_of(self._agent.only(request.connection))
            case _:
                return self._set_up(request, gone)

    def _set_up(self, request: say.Request, gone: Flag) -> Message:
        """What changes something."""
        match request:
            case say.Pair():
                organization = self._setting_up.pair(request.platform, request.code)
                self._agent.reload()
                return say.Paired(organization=known_organization(organization, self._registry()))
            case say.Unpair():
                return self._unpair(request)
            case say.Connect():
                return self._connect(request, gone)
            case say.ChangeConnection():
                return self._change(request)
            case say.SetPolicy():
                return self._set_policy(request)
            case _:
                raise Unsupported("The agent does not know this request.")

    def _discover(self, request: say.Discover) -> say.BooksFound:
        folders = [Path(folder).expanduser() for folder in request.folders]
        wanted = (
            [spec(request.provider)] if request.provider else [each for each in specs() if each.hosted_by == "agent"]
        )
        registry = self._registry()
        books = [
            found_books(each.name, found, registry)
            for each in wanted
            for found in self._setting_up.find(each.name, folders)
        ]
        books.sort(key=lambda each: not each.usable)
        return say.BooksFound(books=tuple(books[:_MOST_FOUND]))

    def _try(self, request: say.TryBooks, gone: Flag) -> say.BooksTried:
        known = self._agent.only(request.connection) if request.connection else None
        settings = chosen(request.provider, request.way, request.settings, known)
        asked = spec(request.provider).asked(request.way)
        for setting in asked:
            if setting.required and not setting.secret and not settings.get(setting.name):
                return say.BooksTried(fault=missing(setting))
        try:
            looked = self._look(request, settings, known, gone)
        except BridgeError as exc:
            logger("agent").info("books could not be opened", error=exc.code, sentence=exc.sentence, facts=exc.facts)
            return say.BooksTried(fault=fault(exc, asked))
        return told(looked, whose(self._registry(), settings, known.id if known else ""))

    def _look(
        self,
        request: say.TryBooks | say.Connect,
        settings: Mapping[str, SettingValue],
        known: Connection | None,
        gone: Flag,
    ) -> Looked:
        """Open the books; those of a known connection never beside a run."""
        look, provider, secrets = self._setting_up.look, spec(request.provider).name, _secrets(request)
        if known is None:
            return look(provider, settings, secrets, stop=gone)

        def job(ticket: Ticket[Looked]) -> Looked:
            return look(provider, settings, secrets, known, ticket.stop)

        # Each try is one of its own: two with different passwords must not share an answer.
        return self._agent.queue.submit(known.id, ("try", object()), job).result()

    def _connect(self, request: say.Connect, gone: Flag) -> say.ConnectionSettings:
        agent, setting_up = self._agent, self._setting_up
        known = agent.only(request.connection) if request.connection else None
        wish = Wish(
            provider=request.provider,
            way=request.way,
            settings=request.settings,
            schedule=_schedule(request.times),
            title=request.title.strip(),
            organization=request.organization,
            update=known.id if known is not None else "",
            enabled=request.enabled,
        )
        connection = wish.connection(self._registry(), agent.clock)
        company = self._look(request, connection.settings, known, gone).company.name if request.check else ""
        kept = setting_up.keep(connection, _secrets(request), company=company, wish=wish if known else None)
        agent.reload()
        return settings_of(kept)

    def _change(self, request: say.ChangeConnection) -> say.ConnectionSettings:
        agent, wanted = self._agent, self._agent.only(request.connection)
        named: dict[str, object] = {"enabled": request.enabled, "title": (request.title or "").strip() or None}
        given = {name: value for name, value in named.items() if value is not None}
        if request.times is not None:
            given["schedule"] = _schedule(request.times)
        changed = change_registry(
            agent.home,
            lambda known: known.with_changed(msgspec.structs.replace(known.connection(wanted.id), **given)),
        ).connection(wanted.id)
        agent.reload()
        if not changed.enabled:
            agent.queue.stop(changed.id)
        return settings_of(changed)

    def _set_policy(self, request: say.SetPolicy) -> say.ConnectionSettings:
        agent, connection = self._agent, self._agent.only(request.connection)
        change = PolicyChange(
            read=request.read,
            write=request.write,
            conflict=request.conflict,
            fields=request.fields,
            deleted_on_platform=request.deleted_on_platform,
            deleted_in_books=request.deleted_in_books,
        )
        check_change(request.entity, change)
        if change.write and not connection.policies.of(request.entity).write:
            check_ready(request.entity, lambda: self._books.readiness(connection))
        changed = govern(agent.home, connection, request.entity, change)
        agent.reload()
        return settings_of(changed)

    def _unpair(self, request: say.Unpair) -> Done:
        organization = self._registry().organization(request.organization)
        parting.unpair(self._setting_up.access, organization.slug)
        self._agent.reload()
        return Done(sentence=f"This PC is no longer paired with {organization.name}.")

    def _organizations(self) -> say.OrganizationList:
        registry = self._registry()
        latest = max(registry.organizations, key=lambda item: item.paired_at, default=None)
        offered = latest.platform if latest is not None else load_settings(self._agent.home).platform
        known = tuple(known_organization(each, registry) for each in registry.organizations)
        return say.OrganizationList(organizations=known, platform=offered)

    def _registry(self) -> Registry:
        return load_registry(self._agent.home)


def _secrets(request: say.TryBooks | say.Connect) -> dict[str, Secret]:
    return {name: Secret(value) for name, value in request.secrets.items()}


def _schedule(times: say.Times | None) -> Schedule | None:
    return read_schedule(msgspec.structs.asdict(times)) if times is not None else None
