"""Pictures of every page over a real company: light and dark, three languages, 100 and 200 %, into `build/pictures`.

    python -m tests.live.face.pictures [--language en] [--look light] [--scale 1]

Made to be looked at; nothing compares them.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
from pathlib import Path

from tests.live.demo_stage import Office, stage
from tests.live.face import cloud_account
from tests.live.face.screen import screen
from tests.live.servers.scratch import scratch_folder
from tests.sample.variant import TINY
from ui.preferences import Look
from ui.text import LANGUAGES

FOLDER = Path(__file__).parents[3] / "build" / "pictures"


def connect(office: Office, path: str, host: str, port: int, password: str) -> None:
    """A company that has been synced, and one record that could not be."""
    where = ["--path", path, "--host", host, "--port", str(port)]
    office.command("connect", "sql-accounting", *where, "--password-stdin", stdin=f"{password}\n")
    office.sync()


def main() -> int:
    """Make them; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", choices=list(LANGUAGES), action="append")
    parser.add_argument("--look", choices=["light", "dark"], action="append")
    parser.add_argument("--scale", choices=["1", "2"], action="append")
    asked = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    chosen = itertools.product(
        asked.language or list(LANGUAGES), asked.look or [Look.LIGHT, Look.DARK], asked.scale or ["1", "2"]
    )
    with scratch_folder("pictures") as folder, stage() as (books, platform, office), screen(folder) as shown:
        company = books.company(TINY)
        office.start()
        office.command("pair", platform.url, platform.invite())
        connect(office, str(company.path), books.host, books.port, books.server.password)
        cloud_account.begin(platform.database_url)
        for language, look, scale in chosen:
            environment = {
                **os.environ, **shown.environment, "BUKUBRIDGE_HOME": str(office.home), "QT_SCALE_FACTOR": scale,
            }  # fmt: skip
            arguments = [language, look, f"{language}-{look}-{scale}"]
            program = [sys.executable, "-m", "tests.live.face.picture_side", *arguments]
            subprocess.run(program, env=environment, check=True, timeout=120)
    sys.stdout.write(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
