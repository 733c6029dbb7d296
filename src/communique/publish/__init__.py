"""A ledger, or a part of it, as a static site: a tracker of contacts and commitments that any web server can hold.

from communique.publish import Site, publish
with Ledger.open("ledger.db") as ledger:
    publish(ledger, Path("site"), Site(title="US–Russia contacts", address="https://tracker.example"))
"""

from communique.publish.settings import Site
from communique.publish.site import Published, publish

__all__ = ["Published", "Site", "publish"]
