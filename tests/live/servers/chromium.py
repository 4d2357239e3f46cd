"""Headless Chromium as a person's own browser, moved over its debugging pipe: no driver, no library."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from select import select
from typing import Any

from tests.live.servers.processes import wait_until

_SECONDS = 60.0
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-proxy-server",
    "--remote-debugging-pipe",
)


class Chromium:
    """One tab of a browser with an empty profile."""

    def __init__(self, write: int, read: int) -> None:
        self._write = write
        self._read = read
        self._number = 0
        self._left = b""
        self._session = ""
        self.complaints: list[str] = []
        """What the console showed in red: faults of scripts, what could not be loaded, what a policy forbade."""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self._call(f"{domain}.enable")

    def go(self, address: str) -> None:
        """Type an address."""
        self._call("Page.navigate", url=address)

    def move_to(self, time_zone: str) -> None:
        """The PC's clock is that of another place; for pages from now on."""
        self._call("Emulation.setTimezoneOverride", timezoneId=time_zone)

    def resize(self, width: int, height: int = 900) -> None:
        """Make the window's inside so large, in CSS pixels; a telephone is narrower than windows may be."""
        self._call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def run(self, script: str) -> Any:
        """The value of an expression in the page; None while the page changes."""
        try:
            told = self._call("Runtime.evaluate", expression=script, returnByValue=True)
        except RuntimeError:
            return None
        return told.get("result", {}).get("value")

    @property
    def address(self) -> str:
        """Where it is."""
        return str(self.run("location.href"))

    def text(self) -> str:
        """What a person reads."""
        return str(self.run("document.body ? document.body.innerText : ''"))

    def wait_for(self, selector: str) -> None:
        """Until there is such a thing on the page."""
        found = f"document.readyState === 'complete' && !!document.querySelector({json.dumps(selector)})"
        wait_until(lambda: self.run(found) is True, f"{selector} on the page", timeout=_SECONDS)

    def wait_for_text(self, words: str) -> None:
        """Until a person can read it."""
        wait_until(lambda: words in self.text(), f"the page says {words!r}", timeout=_SECONDS)

    def fill(self, selector: str, value: str) -> None:
        """Type into a field."""
        self.wait_for(selector)
        self.run(f"document.querySelector({json.dumps(selector)}).value = {json.dumps(value)}")

    def click(self, selector: str) -> None:
        """Click on something."""
        self.wait_for(selector)
        self.run(f"document.querySelector({json.dumps(selector)}).click()")

    def press(self, key: str) -> None:
        """Press Tab, Enter or ArrowDown, as the keyboard does."""
        code = {"Tab": 9, "Enter": 13, "ArrowDown": 40}[key]
        told: dict[str, object] = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        self._call("Input.dispatchKeyEvent", type="keyDown", **told, **({"text": "\r"} if key == "Enter" else {}))
        self._call("Input.dispatchKeyEvent", type="keyUp", **told)

    def type(self, words: str) -> None:
        """Type into what has the focus."""
        self._call("Input.insertText", text=words)

    def walk_to(self, name: str) -> None:
        """Press Tab until something of that id or text has the focus, and shows it.

        Raises:
            AssertionError: the keyboard does not reach it, or nobody sees that it did.
        """
        found = "(e => e.id || e.innerText)(document.activeElement)"
        for _ in range(90):
            self.press("Tab")
            if self.run(found) == name:
                assert self.run("getComputedStyle(document.activeElement).outlineStyle") != "none", name
                return
        raise AssertionError(f"the keyboard does not reach {name}")

    def _call(self, method: str, **parameters: object) -> dict[str, Any]:
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            self._listen(answer)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer.get("result", {})
                return result

    def _listen(self, told: dict[str, Any]) -> None:
        content = told.get("params", {})
        match told.get("method"):
            case "Runtime.exceptionThrown":
                self.complaints.append(str(content["exceptionDetails"]))
            case "Runtime.consoleAPICalled" if content["type"] in ("error", "assert"):
                self.complaints.append(str(content["args"]))
            case "Log.entryAdded" if content["entry"]["level"] == "error":
                self.complaints.append(f"{content['entry']['text']} {content['entry'].get('url', '')}")

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            if not select([self._read], [], [], _SECONDS)[0]:
                raise TimeoutError("the browser says nothing")
            piece = os.read(self._read, 1 << 16)
            if not piece:
                raise RuntimeError("the browser ended")
            self._left += piece
        line, _, self._left = self._left.partition(b"\0")
        answer: dict[str, Any] = json.loads(line)
        return answer


@contextmanager
def chromium() -> Iterator[Chromium]:
    """A browser while the block lasts.

    Raises:
        FileNotFoundError: none is installed (`make setup`).
    """
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        raise FileNotFoundError("chromium is not installed: run `make setup`")
    to_browser, from_browser = os.pipe(), os.pipe()
    with tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True) as profile:
        # The browser reads its orders from descriptor 3 and answers on descriptor 4.
        shell = f'exec "$@" 3<&{to_browser[0]} 4>&{from_browser[1]}'
        process = subprocess.Popen(
            ["bash", "-c", shell, "bash", program, *_FLAGS, f"--user-data-dir={profile}"],
            pass_fds=(to_browser[0], from_browser[1]),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "HOME": profile, "XDG_CONFIG_HOME": str(Path(profile) / "config")},
        )
        os.close(to_browser[0])
        os.close(from_browser[1])
        try:
            yield Chromium(to_browser[1], from_browser[0])
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            os.close(to_browser[1])
            os.close(from_browser[0])
