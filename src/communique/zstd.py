"""Zstandard as Python has it since 3.14, or its own backport before: one way to pack and to unpack."""

from __future__ import annotations

import sys

if sys.version_info >= (3, 14):
    from compression.zstd import DecompressionParameter, ZstdFile, compress, decompress
else:
    from backports.zstd import DecompressionParameter, ZstdFile, compress, decompress

__all__ = ["DecompressionParameter", "ZstdFile", "compress", "decompress"]
