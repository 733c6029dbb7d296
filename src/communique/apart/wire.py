"""What goes between the processes: pickled values, each behind its length, over a pair of local sockets.

Both ends are this program; nothing that comes from outside is ever unpickled, only what is packed within one.
"""

from __future__ import annotations

import pickle
import socket
import struct
from typing import Any

_LENGTH = struct.Struct("<Q")


def send(way: socket.socket, value: Any) -> None:
    """Send one value."""
    body = pickle.dumps(value, protocol=5)
    way.sendall(_LENGTH.pack(len(body)))
    way.sendall(body)


def receive(way: socket.socket) -> Any:
    """The next value. Raises EOFError where the other side ended before it was whole."""
    (length,) = _LENGTH.unpack(_exactly(way, _LENGTH.size))
    return pickle.loads(_exactly(way, length))


def _exactly(way: socket.socket, many: int) -> bytearray:
    body = bytearray(many)
    left = memoryview(body)
    while left:
        came = way.recv_into(left)
        if not came:
            raise EOFError("the process ended before its answer")
        left = left[came:]
    return body
