"""Commands that look after the installation: doctor, mapping check, diagnostics."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from connector.cli.reach import ConnectionOption, JsonOption, agent_if_running
from connector.cli.terminal import VERDICTS, Exit, as_json, console, say
from connector.connections import load_registry
from connector.control import messages as ask
from connector.control.diagnosis import DiagnosticsMade, MakeDiagnostics
from connector.domain.errors import BridgeError, SettingsInvalid
from connector.paths import Home, find_home

if TYPE_CHECKING:
    from connector.agent.build import Access
    from connector.mapping.findings import Layouts

mapping = typer.Typer(no_args_is_help=True, help="How records become entities.")


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    for command in (doctor, diagnostics):
        app.command()(command)


def doctor(connection: ConnectionOption = "", json: JsonOption = False) -> int:
    """Check everything and say what to do; works without a running agent. Ends with 1 when there is a problem."""
    checks = _checks(find_home(), connection)
    if json:
        for check in checks:
            as_json(check)
    else:
        _say_checks(checks)
    return Exit.PROBLEM if any(check.verdict is ask.Verdict.PROBLEM for check in checks) else Exit.OK


def _say_checks(checks: Sequence[ask.Check]) -> None:
    out = console()
    for check in checks:
        word, color = VERDICTS[check.verdict]
        where = f" ({check.connection})" if check.connection else ""
        out.print(f"[{color}]{word:<8}[/{color}]{check.topic}{where}: ", end="")
        out.print(f"{check.sentence} {check.remedy}".rstrip(), markup=False)


def _checks(home: Home, connection: str) -> Sequence[ask.Check]:
    """By the running agent, which looks at the books between runs; without one, by ourselves."""
    from connector.agent.build import examine

    client = agent_if_running(home)
    if client is None:
        idle = ask.Check(
            topic="agent",
            verdict=ask.Verdict.ADVICE,
            sentence="The agent is not running.",
            remedy="Start it with: bukubridge run",
        )
        return [*examine(home, connection), idle]
    with client:
        version, pid = client.welcome.version, client.welcome.pid
        found = client.ask(ask.Examine(connection=connection), ask.Diagnosis).checks
    sentence = f"The agent is running, version {version}, process {pid}."
    return [*found, ask.Check(topic="agent", verdict=ask.Verdict.OK, sentence=sentence)]


@mapping.command("check")
def check_mapping(
    provider: Annotated[str, typer.Argument(help="Kind of books.")] = "sql-accounting",
    connection: ConnectionOption = "",
    json: JsonOption = False,
) -> int:
    """What is wrong with the mapping, which fields nothing fills, which columns of connected books nothing reads."""
    from connector.agent.build import open_access
    from connector.mapping import FindingKind, check
    from connector.providers.registry import spec

    access, name = open_access(find_home()), spec(provider).name
    overrides = access.overrides(name)
    findings = check(name, overrides)
    if not any(finding.kind is FindingKind.INVALID for finding in findings):
        findings = check(name, overrides, _layouts(access, name, connection))
    for finding in findings:
        if json:
            as_json(finding)
        else:
            place = f"{finding.file}, line {finding.line}: " if finding.file and finding.line else ""
            say(f"{place}{finding.sentence}")
    invalid = any(finding.kind is FindingKind.INVALID for finding in findings)
    if not json:
        whose = f"with {overrides}" if overrides else "as delivered"
        say(f"The mapping of {spec(provider).title} {'cannot be used' if invalid else 'can be used'}, {whose}.")
    return Exit.PROBLEM if invalid else Exit.OK


def _layouts(access: Access, provider: str, wanted: str) -> Layouts:
    """Live columns of the first books of this kind that are connected; without books, or when they cannot be opened,
    the mapping is checked without columns, which is said."""
    from connector.agent.build import layouts_of

    registry = load_registry(access.home)
    connections = [registry.connection(wanted)] if wanted else registry.connections
    for connection in connections:
        if connection.provider != provider:
            continue
        source = access.source(connection)
        try:
            return layouts_of(source)
        except BridgeError as exc:
            typer.echo(f"The columns of {connection.title} cannot be looked at: {exc}", err=True)
        finally:
            source.close()
    return {}


def diagnostics(
    path: Annotated[Path, typer.Argument(help="File to write.")] = Path("bukubridge-diagnostics.zip"),
) -> None:
    """Write what support needs into a zip file: versions, checks, runs, logs. No secret and no customer's name, amount
    or folder is in it."""
    made = _made(find_home())
    try:
        shutil.copyfile(made.path, path)
    except OSError as exc:
        raise SettingsInvalid(f"{path} cannot be written: {exc.strerror}.") from exc
    for sentence in made.missing:
        say(sentence)
    say(f"Written: {path} ({made.size // 1024 + 1:,} KB)")


def _made(home: Home) -> DiagnosticsMade:
    """By the running agent, which knows most; without one, by ourselves."""
    from connector.agent.build import make_diagnostics

    client = agent_if_running(home)
    if client is None:
        return make_diagnostics(home)
    with client:
        return client.ask(MakeDiagnostics(), DiagnosticsMade)
