"""The records of a WARC or ARC file by warcio, which tells nobody that a file ends in the head of a record, and only
standard error that a record is longer than it states.
"""

from __future__ import annotations

from typing import Any, BinaryIO


def records_of(stream: BinaryIO) -> Any:
    """Warcio's iterator, which knows (`cut`) whether the file ended within a record's head."""
    from warcio.archiveiterator import ArchiveIterator

    class Records(ArchiveIterator):  # type: ignore[misc] # untyped
        INC_RECORD = ""  # what it would print of a record with a wrong length; it counts them too
        cut = False

        def _next_record(self, next_line: Any) -> Any:
            try:
                return super()._next_record(next_line)
            except EOFError:
                packed = self.reader.decompressor
                self.cut = bool(next_line) or (packed is not None and not getattr(packed, "eof", True))
                raise

    return Records(stream, arc2warc=True)
