"""``python -m tests.sample.autocount`` makes one company, for looking at it or for measuring, and waits.

On the SQL Server of BUKUBRIDGE_TEST_MSSQL when there is one, else on a PostgreSQL of its own that speaks T-SQL to those
who open it with `tests.live.tsql.opening.Opener`. Everything is gone when the program ends.
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.live.servers.autocount import READER, translated_server
from tests.live.servers.mssql import configured, microsoft_server
from tests.sample.autocount.company import AutoCountServer, make_company
from tests.sample.autocount.oracle import untied
from tests.sample.autocount.variant import Rules, Variant
from tests.sample.variant import BENCH, DEMO, TINY, Sizes

_SIZES = {"tiny": TINY, "small": Sizes(), "demo": DEMO, "bench": BENCH}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.sample.autocount", description=__doc__)
    parser.add_argument("--size", choices=list(_SIZES), default="small")
    parser.add_argument("--rules", choices=[rules.value for rules in Rules], default=Rules.PAIRED.value)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-snapshot", action="store_true", help="ALLOW_SNAPSHOT_ISOLATION is off")
    parser.add_argument("--monthly", action="store_true", help="invoice numbers begin anew each month")
    parser.add_argument("--udf", action="store_true", help="extra UDF_ columns")
    parser.add_argument("--five-cents", action="store_true", help="cash sales are rounded to 5 sen")
    parser.add_argument("--check", action="store_true", help="check that the totals tie, and do not wait")
    return parser


def _make(server: AutoCountServer, arguments: argparse.Namespace) -> int:
    variant = Variant(
        rules=Rules(arguments.rules),
        snapshot=not arguments.no_snapshot,
        monthly=arguments.monthly,
        user_fields=arguments.udf,
        five_cents=arguments.five_cents,
    )
    started = time.monotonic()
    database = make_company(server, variant, _SIZES[arguments.size], arguments.seed)
    try:
        print(f"{variant.name}: {time.monotonic() - started:.1f} s")
        if arguments.check:
            connection = database.connect()
            sentences = untied(connection)
            connection.close()
            print("\n".join(sentences) or "all totals tie")
            return 1 if sentences else 0
        print(f"{database.server_name}, database {database.name}, reader {database.login(READER).user}")
        input("Enter ends it. ")
        return 0
    finally:
        database.drop()


def main() -> int:
    """Make the company that the command line describes."""
    arguments = _parser().parse_args()
    with microsoft_server() if configured() else translated_server() as server:
        return _make(server, arguments)


if __name__ == "__main__":
    sys.exit(main())
