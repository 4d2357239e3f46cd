"""``python -m tests.sample`` makes one company file, for looking at it or for measuring."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path

from tests.live.servers.client import load_client
from tests.live.servers.firebird3 import firebird3_server
from tests.sample.cache import Embedded, Server, make_company
from tests.sample.oracle import untied
from tests.sample.variant import BENCH, DEMO, TINY, Charset, Engine, Flags, Sizes, Variant

_SIZES = {"tiny": TINY, "small": Sizes(), "demo": DEMO, "bench": BENCH}
_COUNTS = ("customers", "suppliers", "products", "invoices", "cash_sales", "credit_notes", "payments")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.sample", description="Make a sample SQL Accounting company.")
    parser.add_argument("target", type=Path, help="the company file to be written; must not exist")
    parser.add_argument("--engine", type=int, choices=[engine.value for engine in Engine], default=5)
    parser.add_argument("--size", choices=list(_SIZES), default="small", help="named size, then changed by the counts")
    for count in _COUNTS:
        parser.add_argument(f"--{count.replace('_', '-')}", type=int, metavar="N")
    parser.add_argument("--light", action="store_true", help="without general ledger and stock ledger")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--company", default="Contoh Trading Sdn Bhd", help="name in the company's profile")
    parser.add_argument("--letters", action="store_true", help="'T'/'F' instead of BOOLEAN")
    parser.add_argument("--no-versions", action="store_true", help="no LASTMODIFIED on documents")
    parser.add_argument("--indexed", action="store_true", help="an index on every LASTMODIFIED")
    parser.add_argument("--udf", action="store_true", help="extra UDF_ columns")
    parser.add_argument("--old-sizes", action="store_true", help="columns as short as in the older field list")
    parser.add_argument("--legacy-charset", action="store_true", help="character set NONE with code page bytes")
    parser.add_argument("--nasty", action="store_true", help="case twins, a year 0201, an orphan line, odd names")
    parser.add_argument("--check", action="store_true", help="check afterwards that the totals tie")
    return parser


def _make(server: Server, arguments: argparse.Namespace) -> None:
    variant = Variant(
        engine=Engine(arguments.engine),
        flags=Flags.LETTERS if arguments.letters else Flags.BOOLEAN,
        document_versions=not arguments.no_versions,
        versions_indexed=arguments.indexed,
        user_fields=arguments.udf,
        grown=not arguments.old_sizes,
        charset=Charset.NONE if arguments.legacy_charset else Charset.UTF8,
        nasty=arguments.nasty,
    )
    named = _SIZES[arguments.size]
    counts = {
        count: getattr(named, count) if getattr(arguments, count) is None else getattr(arguments, count)
        for count in _COUNTS
    }
    sizes = Sizes(**counts, light=arguments.light or named.light)
    started = time.monotonic()
    company = make_company(server, variant, sizes, arguments.seed, company=arguments.company)
    print(f"{variant.name}: {time.monotonic() - started:.1f} s, {company.path.stat().st_size / 1e6:.0f} MB")
    if arguments.check:
        connection = company.door.connect(company.charset)
        try:
            for sentence in untied(connection):
                print(sentence)
        finally:
            connection.close()
    shutil.move(company.path, arguments.target)


def main() -> int:
    """Make the company that the command line describes."""
    arguments = _parser().parse_args()
    if arguments.target.exists():
        print(f"{arguments.target} exists already", file=sys.stderr)
        return 1
    load_client()
    if arguments.engine == Engine.FIREBIRD_3.value:
        with firebird3_server() as server:
            _make(server, arguments)
    else:
        _make(Embedded(arguments.target.absolute().parent), arguments)
    return 0


sys.exit(main())
