"""Texts read and compared on the spot; nothing of them is kept."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from communique.compare import compare
from communique.documents import load
from communique.web.api import schemas
from communique.web.api.documents import Handed
from communique.web.asking import TheLedger, TheViewer

router = APIRouter(tags=["reading"])
LONGEST = 200_000
"""Characters that are read while somebody waits; longer texts go into the ledger or through `communique bulk`."""


class Given(Handed):
    """A text to read now."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST)]


class Accounts(BaseModel):
    """Two or more accounts of one contact."""

    accounts: Annotated[list[Given], Field(min_length=2, max_length=6)]
    force: Annotated[bool, Field(description="Compare even where they seem to tell of different contacts.")] = False


@router.post("/read", response_model=schemas.Reading)
def read(given: Given, ledger: TheLedger, _: TheViewer) -> dict[str, Any]:
    """Read a text, in the reading format."""
    return ledger.reader.read_document(_loaded(given)).to_dict()


@router.post("/compare", response_model=schemas.Comparison)
def compared(given: Accounts, ledger: TheLedger, _: TheViewer) -> dict[str, Any]:
    """Read accounts of one contact and hold them side by side, in the comparison format."""
    made = [ledger.reader.read_document(_loaded(one)) for one in given.accounts]
    return compare(made, force=given.force).to_dict()


def _loaded(given: Given) -> Any:
    return load(given.text, title=given.title, date=given.date, issuer=given.issuer, url=given.url)
