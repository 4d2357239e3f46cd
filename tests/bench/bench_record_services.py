"""What it costs to have records kept by other services over HTTP, beside the platform's own tables, in the same run.

    python -m tests.bench.bench_record_services [--batches 60] [--only sqlite|postgresql]

Prints JSON lines. The services are the tests' own, one process with everything in memory, whose CPU is told apart: a
real one has its own cost, and its own distance. Each batch is sent there, kept, and read back into the copy.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import msgspec

from tests.bench.bench_api import KINDS, database_url, measure, running
from tests.bench.figure import Figure, emit, scaled
from tests.bench.rig import machine
from tests.fakes.record_services import record_services
from tests.live.servers.scratch import scratch_folder


def figures(url: str, folder: Path, batches: int, services_file: str) -> list[Figure]:
    """Every kind, over one platform; without a file its own tables keep them."""
    environment = {"BUKUBRIDGE_CLOUD_RECORD_SERVICES_FILE": services_file} if services_file else {}
    with running(url, folder, environment) as platform:
        return [figure for kind in KINDS for figure in measure(platform, kind, batches, 1)]


def compared(theirs: Figure, own: Figure) -> Figure:
    """A figure of services beside the same one of the tables; the tables' goals are not the services'."""
    ratio = round(theirs.value / own.value, 2) if own.value else None
    return Figure(
        name=f"record services {theirs.name}",
        value=theirs.value,
        unit=theirs.unit,
        peer="the platform's own tables",
        peer_value=own.value,
        ratio=ratio,
    )


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--batches", type=int, default=scaled(60, least=2))
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    asked = parser.parse_args()
    for database in [asked.only] if asked.only else ["sqlite", "postgresql"]:
        conditions = {**machine(), "database": database, "batches": asked.batches}
        with scratch_folder("services") as folder:
            with database_url(database) as url:
                own = figures(url, folder, asked.batches, "")
            with record_services() as services, database_url(database) as url:
                began = time.process_time()
                theirs = figures(url, folder, asked.batches, services.file(folder))
                spent = time.process_time() - began
        for figure, beside in zip(theirs, own, strict=True):
            emit(msgspec.structs.replace(compared(figure, beside), conditions=conditions))
        records = asked.batches * 500 * len(KINDS)
        name, unit = "record services, the services and whoever sends", "us of their CPU, a record"
        emit(Figure(name=name, value=round(spent / records * 1e6, 1), unit=unit, conditions=conditions))


if __name__ == "__main__":
    main()
