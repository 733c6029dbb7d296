"""Everything this library raises on purpose.

    CommuniqueError
    ├── DocumentError            a document cannot be read at all
    │   ├── NotText              the bytes are not text of a known format
    │   ├── EmptyDocument        there is nothing to read in it
    │   ├── DocumentTooLarge     it exceeds the limit of one document
    │   ├── TooCostly            reading it takes more time or memory than a request has
    │   └── Unreadable           it is odd in a way that nobody foresaw
    ├── InputError               an argument cannot be what it says it is
    │   ├── UnknownIssuer        what is given as an issuer's id is none
    │   ├── ImpossibleDate       not a calendar date
    │   ├── NotAReading          an object is not one of the reading format
    │   └── NotComparable        these accounts cannot be held side by side
    │       ├── NoContact        a text reports no contact
    │       └── OtherContact     the accounts tell of different contacts
    ├── SpanError                a span does not fit its text
    ├── RegistryError            the actor registry's data contradicts itself
    ├── LexiconError             a table of wordings breaks its schema
    ├── LanguageError            the parser's model is missing or fails
    ├── SourceError              a source cannot be watched
    │   ├── BadSource            a source file breaks its schema
    │   ├── UnknownSource        no source bears that name
    │   ├── ArchiveError         the archive of responses cannot be used
    │   ├── BadListing           a feed, listing or sitemap cannot be read
    │   └── FetchError           an address cannot be fetched
    │       ├── RefusedAddress   it is not one that this program may fetch
    │       ├── RobotsDenied     the site asks programs to stay away
    │       ├── Unreachable      no connection, no TLS, no answer in time
    │       └── BadResponse      what came is an error, too large or broken
    ├── BankError                a bank of marks breaks its form
    ├── Occupied                 so many texts are being read that this one has no turn
    ├── BulkError                a bulk reading cannot go on, or its folder cannot be used
    ├── BriefError               a sentence of a brief lacks the words it should stand on
    └── LedgerError              a ledger cannot be used, or does not hold what is asked for
        ├── LedgerMissing        there is no ledger at that place
        ├── LedgerForeign        the file or database is not a ledger
        ├── LedgerNewer          a newer version of the program made it
        ├── LedgerCorrupt        its file is damaged
        ├── LedgerLocked         another program is writing to it
        ├── LedgerReadOnly       it may not be written to
        ├── LedgerFull           there is no room left on the disk
        ├── LedgerLost           the database server does not answer
        ├── UnknownRecord        nothing in the ledger bears that id
        └── SearchError          a search is not written as searches are

    CommuniqueWarning (a UserWarning)
    ├── NoTagger                 statements are found without the trained tagger
    ├── UnregisteredIssuer       the registry lacks an issuer, who is kept as unknown
    ├── FileGiven                a text is the name of a file that exists
    └── LeftOut                  one of many documents cannot be read and is left out

An error's message names the thing it is about and the remedy, in one line.
"""

from __future__ import annotations

import re

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What ends a line or drives a terminal, and halves of characters: names of files and members may hold any."""


class CommuniqueError(Exception):
    """The root of every error this library raises on purpose."""

    def __str__(self) -> str:
        return one_line(super().__str__())


def one_line(words: str) -> str:
    """Words with what would break their line as Python escapes it."""
    return _BREAKS.sub(lambda found: ascii(found[0])[1:-1], words)


class DocumentError(CommuniqueError):
    """A document cannot be read at all."""


class NotText(DocumentError):
    """The bytes are not text of a known format or encoding."""


class EmptyDocument(DocumentError):
    """The document holds nothing to read."""


class DocumentTooLarge(DocumentError):
    """The document exceeds the limit of one document."""


class TooCostly(DocumentError):
    """Reading the document takes more processor time or memory than one request may have."""


class Unreadable(DocumentError):
    """Reading the document failed in a way that nobody foresaw; the cause says how."""


class InputError(CommuniqueError, ValueError):
    """An argument cannot be what it says it is."""


class UnknownIssuer(InputError):
    """What was given as an issuer's id is none, or the registry knows no actor by a name that must be one's."""


class ImpossibleDate(InputError):
    """The text given as a date is not a calendar date."""


class NotAReading(InputError):
    """An object that was to become a reading is not one of the reading format."""


class NotComparable(InputError):
    """These accounts cannot be held side by side."""


class NoContact(NotComparable):
    """A text reports no call, meeting, visit or letter."""


class OtherContact(NotComparable):
    """The accounts tell of different contacts."""


class SpanError(CommuniqueError, ValueError):
    """A span does not fit its text."""


class RegistryError(CommuniqueError):
    """The actor registry's data contradicts itself or its schema."""


class LexiconError(CommuniqueError):
    """A table of wordings breaks its schema."""


class LanguageError(CommuniqueError):
    """The parser's model is missing or fails."""


class SourceError(CommuniqueError):
    """A source cannot be watched."""


class BadSource(SourceError, InputError):
    """A source file breaks its schema, a line for each fault."""

    def __str__(self) -> str:
        return "\n".join(one_line(fault) for fault in Exception.__str__(self).split("\n"))


class UnknownSource(SourceError, InputError):
    """No source bears the name that was given."""


class ArchiveError(SourceError):
    """The archive of responses cannot be used."""


class BadListing(SourceError):
    """A feed, listing page, sitemap or API answer cannot be read."""


class FetchError(SourceError):
    """An address cannot be fetched. `again` is how many seconds the server asks to wait, None when it does not."""

    def __init__(self, message: str, again: float | None = None) -> None:
        super().__init__(message)
        self.again = again


class RefusedAddress(FetchError):
    """The address is not one that this program may fetch."""


class RobotsDenied(FetchError):
    """The site's robots.txt asks programs to stay away."""


class Unreachable(FetchError):
    """No connection, no TLS, or no answer in time."""


class BadResponse(FetchError):
    """What came back is an error, too large or broken."""


class BankError(CommuniqueError):
    """A bank of marks breaks its form, or a mark quotes what its text does not say."""


class Occupied(CommuniqueError):
    """So many texts are being read that this one has no turn; it may have one in a moment."""


class BulkError(CommuniqueError):
    """A bulk reading cannot go on, or the folder it writes to cannot be used."""


class BriefError(CommuniqueError, ValueError):
    """A sentence of a brief lacks the words it should stand on."""


class LedgerError(CommuniqueError):
    """A ledger cannot be used, or does not hold what is asked for."""


class LedgerMissing(LedgerError):
    """There is no ledger at the place that was named."""


class LedgerForeign(LedgerError):
    """The file or database is something else than a ledger."""


class LedgerNewer(LedgerError):
    """A newer version of the program made the ledger."""


class LedgerCorrupt(LedgerError):
    """The ledger's file is damaged."""


class LedgerLocked(LedgerError):
    """Another program is writing to the ledger."""


class LedgerReadOnly(LedgerError):
    """The ledger may not be written to."""


class LedgerFull(LedgerError):
    """There is no room left where the ledger lies."""


class LedgerLost(LedgerError):
    """The database server does not answer, or the connection broke."""


class UnknownRecord(LedgerError, LookupError):
    """Nothing in the ledger bears the id that was asked for."""


class SearchError(LedgerError, ValueError):
    """A search breaks the rules in which searches are written."""


class CommuniqueWarning(UserWarning):
    """The root of this library's warnings."""


class NoTagger(CommuniqueWarning):
    """Statements are found by the lexicon and the parse alone, which is less accurate."""


class UnregisteredIssuer(CommuniqueWarning):
    """The registry lacks the issuer of a document, who is kept as `unknown:` and his words."""


class FileGiven(CommuniqueWarning):
    """What was read as a text is the name of a file that exists."""


class LeftOut(CommuniqueWarning):
    """One of many documents cannot be read and is left out."""
