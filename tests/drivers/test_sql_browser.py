"""The SQL Server Browser's answers, and what answers instead of it."""

from __future__ import annotations

import socket
import threading

import pytest

from connector.drivers.sql_browser import Instance, instances, read

TEXT = (
    "ServerName;PC1;InstanceName;A2006;IsClustered;No;Version;16.0.1000.6;tcp;50532;np;\\\\PC1\\pipe\\sql\\query;;"
    "ServerName;PC1;InstanceName;SQLEXPRESS;IsClustered;No;Version;15.0.2000.5;;"
)
ANSWER = b"\x05" + len(TEXT).to_bytes(2, "little") + TEXT.encode()


def test_an_answer_tells_instances_and_their_ports() -> None:
    """Each with its port; one that does not listen on TCP has none."""
    assert read(ANSWER) == [
        Instance(server="PC1", name="A2006", version="16.0.1000.6", port=50532),
        Instance(server="PC1", name="SQLEXPRESS", version="15.0.2000.5"),
    ]


@pytest.mark.parametrize("answer", [b"", b"\x05", b"\x04" + ANSWER[1:], b"\x05\xff\xff", b"\x05\x02\x00;;", bytes(500)])
def test_what_is_no_answer_tells_nothing(answer: bytes) -> None:
    """Noise from another program is no instance, and no error."""
    assert read(answer) == []


def test_a_port_is_a_port() -> None:
    """Words and numbers that no port can be are none."""
    for told in ("x", "99999", "", "١٤٣٣"):
        text = f"InstanceName;A;tcp;{told};;".encode()
        assert read(b"\x05" + len(text).to_bytes(2, "little") + text)[0].port == 0


def test_asking_takes_no_longer_than_it_may() -> None:
    """A service that answers is heard, also behind noise; one that is off costs its time and no more."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as service:
        service.bind(("127.0.0.1", 0))
        service.settimeout(20)
        port = service.getsockname()[1]

        def serve() -> None:
            asked, who = service.recvfrom(10)
            assert asked == b"\x03"
            service.sendto(b"noise", who)
            service.sendto(ANSWER, who)

        thread = threading.Thread(target=serve)
        thread.start()
        found = instances("127.0.0.1", port=port, timeout=20)
        thread.join()
        assert [instance.name for instance in found] == ["A2006", "SQLEXPRESS"]
        assert instances("127.0.0.1", port=port, timeout=0.05) == []
    assert instances("127.0.0.1", port=port, timeout=0.05) == []
