"""Bodies as they were sent → bodies as they were meant: gzip, deflate, brotli, zstandard, within a limit.

What a body unpacks to is counted while it unpacks, so that a bomb ends at the limit and not in memory.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

from communique.errors import BadResponse

_STEP = 65_536


def unpacked(body: bytes, encodings: str, limit: int, called: str) -> bytes:
    """`body` freed of its content encodings, the last one first. Raises BadResponse (broken, unknown, too large)."""
    names = [name.strip().lower() for name in encodings.split(",") if name.strip()]
    if len(names) > 3:
        raise BadResponse(f"{called}: is packed {len(names)} times over")
    for name in reversed(names):
        if name == "identity" or not body:
            continue
        unpack = _WAYS.get(name)
        if unpack is None:
            raise BadResponse(f"{called}: is packed in a way nobody knows ({name[:20]!r})")
        try:
            body = unpack(body, limit)
        except _TooLarge:
            raise BadResponse(f"{called}: unpacks to more than {limit / 1e6:,.1f} MB") from None
        except Exception as error:  # each library has errors of its own
            raise BadResponse(f"{called}: cannot be unpacked as {name} ({' '.join(str(error).split())[:80]})") from None
    return body


class _TooLarge(Exception):
    """More came out than may."""


def _zlib(body: bytes, limit: int, bits: int) -> bytes:
    out = bytearray()
    left = body
    while left:
        one = zlib.decompressobj(bits)
        out += one.decompress(left, limit + 1 - len(out))
        if len(out) > limit:
            raise _TooLarge
        if not one.eof:
            raise ValueError("it is cut short")
        left = one.unused_data.lstrip(b"\0")
        if not left.startswith(b"\x1f\x8b"):
            break
    return bytes(out)


def _gzip(body: bytes, limit: int) -> bytes:
    return _zlib(body, limit, 31)


def _deflate(body: bytes, limit: int) -> bytes:
    try:
        return _zlib(body, limit, 15)
    except zlib.error:  # some servers send it without its header
        return _zlib(body, limit, -15)


def _brotli(body: bytes, limit: int) -> bytes:
    import brotli

    engine = brotli.Decompressor()
    out = bytearray(engine.process(body, output_buffer_limit=_STEP))
    while not engine.is_finished():
        if len(out) > limit:
            raise _TooLarge
        more = engine.process(b"", output_buffer_limit=_STEP)
        if not more and engine.can_accept_more_data():
            raise ValueError("it is cut short")
        out += more
    if len(out) > limit:
        raise _TooLarge
    return bytes(out)


def _zstandard(body: bytes, limit: int) -> bytes:
    from communique.zstd import DecompressionParameter, ZstdFile

    out = bytearray()
    with ZstdFile(io.BytesIO(body), options={DecompressionParameter.window_log_max: 27}) as stream:
        while part := stream.read(_STEP):
            out += part
            if len(out) > limit:
                raise _TooLarge
    return bytes(out)


_WAYS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstandard,
}  # fmt: skip
ACCEPTED = "gzip, deflate, br, zstd"
