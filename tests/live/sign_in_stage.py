"""A whole sign-in among real programs: the platform, an independent OAuth server, an agent, and a browser."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import Empty, Queue

import httpx

from connector.control import cloud_accounts as say
from connector.control.client import ControlClient
from connector.control.messages import Event
from connector.control.setting_up import Pair, Paired
from connector.credentials.keys import KeyFile
from connector.domain.errors import BridgeError, Unreachable
from connector.paths import Home
from tests.cloud_api.driver import new_key_file
from tests.live.servers.chromium import Chromium, chromium
from tests.live.servers.oauth import CLIENT_ID, CLIENT_SECRET, OAuthServer, oauth_server
from tests.live.servers.processes import ChildProcess, console_script, free_port, start_agent, start_cloud, wait_until

FURTHER = Path(__file__).parents[1] / "fakes" / "providers"
PROVIDER, SLUG = "daftar", "kedai"


class Try:
    """A face that asked the agent to let somebody sign in."""

    def __init__(self, home: Home) -> None:
        self._told: Queue[Event | BridgeError | None] = Queue()
        self._stop = threading.Event()
        self._home = home
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def next(self) -> Event | BridgeError | None:
        """What the agent said next; None when it says no more."""
        try:
            return self._told.get(timeout=30)
        except Empty:
            raise AssertionError("the agent said nothing") from None

    def cancel(self) -> None:
        """Close the window over it."""
        self._stop.set()
        self._thread.join(30)

    def _listen(self) -> None:
        try:
            with ControlClient(self._home, "face") as client:
                for event in client.watch(say.SignIn(organization=SLUG, provider=PROVIDER), self._stop):
                    self._told.put(event)
        except BridgeError as exc:
            self._told.put(exc)
        self._told.put(None)


class SignInStage:
    """Everything, running."""

    def __init__(self, folder: Path, url: str, port: int, environment: dict[str, str]) -> None:
        self.folder = folder
        self.database_url = url
        self.address = f"http://127.0.0.1:{port}"
        self.port = port
        self.environment = environment
        self.home = Home(folder / "home")
        self.browser: Chromium
        self.oauth: OAuthServer
        self.server: ChildProcess

    def operate(self, *arguments: str) -> str:
        """A command of the operator; what it printed."""
        done = subprocess.run(
            [console_script("bukubridge-cloud"), *arguments],
            env={**os.environ, **self.environment, "BUKUBRIDGE_CLOUD_DATABASE_URL": self.database_url},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        return done.stdout.strip()

    def call(self, method: str, path: str, token: str = "", **content: object) -> httpx.Response:
        """A request of the admin."""
        headers = {"Authorization": f"Bearer {token or self.token}"}
        params = {"organization_slug": SLUG}
        return httpx.request(method, f"{self.address}{path}", headers=headers, params=params, timeout=30, **content)  # type: ignore[arg-type]

    @property
    def token(self) -> str:
        """Of an admin."""
        return self.operate("org", "token", SLUG, "--role", "admin", "--person", "Aminah").splitlines()[-1]

    def accounts(self) -> dict[str, say.CloudAccount]:
        """What the agent tells of cloud accounts."""
        with ControlClient(self.home, "face") as client:
            return {each.provider: each for each in client.ask(say.GetCloudAccounts(), say.CloudAccounts).accounts}

    def begin(self) -> tuple[Try, str]:
        """A person clicks on connect; what the browser is to open."""
        started = Try(self.home)
        wanted = started.next()
        assert isinstance(wanted, say.BrowserWanted), wanted
        return started, wanted.url

    def sign_in(self, person: str) -> None:
        """In the browser, over there: name, password, consent."""
        self.browser.fill("input[name=login]", person)
        self.browser.fill("input[name=password]", "any")
        self.browser.click("button[type=submit]")
        self.browser.wait_for_text("Authorize")
        self.browser.click("button[type=submit]")

    def output(self) -> str:
        """Everything that platform and agent wrote."""
        return "\n".join(path.read_text(errors="replace") for path in self.folder.glob("*.txt"))


@contextmanager
def sign_in_stage(folder: Path, url: str) -> Iterator[SignInStage]:
    """Everything, over a migrated or new database; ended afterwards."""
    port = free_port()
    redirect = f"http://127.0.0.1:{port}/api/integrations/{PROVIDER}/callback"
    with ExitStack() as open_:
        oauth = open_.enter_context(oauth_server(redirect, folder / "oauth.log"))
        stage = SignInStage(folder, url, port, _environment(folder, oauth, port))
        stage.oauth = oauth
        stage.operate("migrate")
        stage.operate("org", "create", SLUG, "--name", "Kedai Sdn. Bhd.")
        stage.server = start_cloud(url, port=port, output=folder / "cloud.txt", environment=stage.environment)
        open_.enter_context(stage.server)
        stage.home.prepare()
        KeyFile.create(stage.home.key_file)
        agent = open_.enter_context(start_agent(stage.home.root, output=folder / "agent.txt"))
        wait_until(lambda: _answers(stage.home), "the agent answers", process=agent)
        with ControlClient(stage.home, "face") as client:
            client.ask(Pair(platform=stage.address, code=stage.operate("agent", "invite", SLUG)), Paired)
        stage.browser = open_.enter_context(chromium())
        yield stage


def _environment(folder: Path, oauth: OAuthServer, port: int) -> dict[str, str]:
    values = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    lines = ["[platform]", f'public_url = "http://127.0.0.1:{port}"', f"[{PROVIDER}]"]
    lines += [f"{name} = {json.dumps(value)}" for name, value in values.items()]
    lines += [f"[{PROVIDER}.endpoints]"]
    lines += [f"{name} = {json.dumps(address)}" for name, address in oauth.endpoints().items()]
    file = folder / "registrations.toml"
    file.touch(0o600)
    file.write_text("\n".join(lines))
    return {
        "BUKUBRIDGE_CLOUD_REGISTRATIONS_FILE": str(file),
        "BUKUBRIDGE_CLOUD_PROVIDERS_FOLDER": str(FURTHER),
        "BUKUBRIDGE_CLOUD_KEY_FILE": str(new_key_file(folder)),
    }


def _answers(home: Home) -> bool:
    try:
        ControlClient(home, "test").close()
    except Unreachable:
        return False
    return True
