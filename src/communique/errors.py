"""Everything this library raises on purpose.

    CommuniqueError
    ├── DocumentError            a document cannot be read at all
    │   ├── NotText              the bytes are not text of a known format
    │   ├── EmptyDocument        there is nothing to read in it
    │   └── DocumentTooLarge     it exceeds the limit of one document
    ├── InputError               an argument cannot be what it says it is
    │   ├── UnknownIssuer        no actor of the registry bears that name
    │   └── ImpossibleDate       not a calendar date
    ├── SpanError                a span does not fit its text
    ├── RegistryError            the actor registry's data contradicts itself
    ├── LexiconError             a table of wordings breaks its schema
    ├── LanguageError            the parser's model is missing or fails
    └── SourceError              a source cannot be watched
        ├── BadSource            a source file breaks its schema
        ├── UnknownSource        no source bears that name
        ├── ArchiveError         the archive of responses cannot be used
        ├── BadListing           a feed, listing or sitemap cannot be read
        └── FetchError           an address cannot be fetched
            ├── RefusedAddress   it is not one that this program may fetch
            ├── RobotsDenied     the site asks programs to stay away
            ├── Unreachable      no connection, no TLS, no answer in time
            └── BadResponse      what came is an error, too large or broken

    CommuniqueWarning (a UserWarning)
    └── NoTagger                 statements are found without the trained tagger

An error's message names the thing it is about and the remedy, in one line.
"""

from __future__ import annotations


class CommuniqueError(Exception):
    """The root of every error this library raises on purpose."""


class DocumentError(CommuniqueError):
    """A document cannot be read at all."""


class NotText(DocumentError):
    """The bytes are not text of a known format or encoding."""


class EmptyDocument(DocumentError):
    """The document holds nothing to read."""


class DocumentTooLarge(DocumentError):
    """The document exceeds the limit of one document."""


class InputError(CommuniqueError, ValueError):
    """An argument cannot be what it says it is."""


class UnknownIssuer(InputError):
    """No actor of the registry bears the name that was given as issuer."""


class ImpossibleDate(InputError):
    """The text given as a date is not a calendar date."""


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
    """A source file breaks its schema."""


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


class CommuniqueWarning(UserWarning):
    """The root of this library's warnings."""


class NoTagger(CommuniqueWarning):
    """Statements are found by the lexicon and the parse alone, which is less accurate."""
