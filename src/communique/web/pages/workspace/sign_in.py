"""Coming in and going out: sign-in, one's own account with its tokens, and the accounts of all for an admin."""

from __future__ import annotations

import datetime as dt
import ipaddress
import secrets
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from communique.errors import InputError
from communique.ledger.user_accounts import Accounts
from communique.web.access.authentication import MARK, SESSION, cookie, set_cookie
from communique.web.access.passwords import LONGEST, hashed, right
from communique.web.access.permissions import ROLES, Role, Viewer
from communique.web.access.rate_limits import SIGN_IN_BY_ADDRESS, SIGN_IN_BY_NAME, Limits, Rate
from communique.web.dependencies import Admin, TheLedger, TheSettings, TheViewer
from communique.web.error_answers import answer
from communique.web.parameters import Field, Words
from communique.web.rendering import render

router = APIRouter()
DAYS, MOST_DAYS = 90, 366
"""How long a token is good, usually and at most."""
STAY = dt.timedelta(hours=12)
"""How long a session lasts."""
Secret = Annotated[str, Form(max_length=LONGEST + 100)]


@router.get("/sign-in")
def sign_in(request: Request, next: Words = None) -> Response:  # noqa: A002 - the parameter's name in addresses
    """The form."""
    return render(request, "sign-in.html", next=onward(next), told="")


@router.post("/sign-in")
def enter(
    request: Request, ledger: TheLedger, settings: TheSettings, password: Secret = "", name: Field = None,
    next: Field = None,  # noqa: A002 - the form's own name for it
) -> Response:  # fmt: skip
    """Let a person in who knows the password; every failure takes as long and says the same."""
    tries = _tries(request, name or "")
    if wait := tries.wait():
        return answer(request, 429, f"too many tries; wait {wait} s", {"Retry-After": str(wait)})
    accounts, now = Accounts(ledger), settings.now()
    account = accounts.one(name or "")
    if not right(password, account.password if account and not account.closed else None) or account is None:
        return render(request, "sign-in.html", 403, next=onward(next), told="name and password do not fit")
    tries.give_back()
    mark = secrets.token_urlsafe(32)
    accounts.open_session(mark, account.name, now, now + STAY)
    made = RedirectResponse(onward(next), 303)
    made.headers.append("Set-Cookie", set_cookie(SESSION, mark, settings.secure))
    made.headers.append("Set-Cookie", set_cookie(MARK, secrets.token_urlsafe(24), settings.secure))
    return made


@router.post("/sign-out")
def leave(request: Request, ledger: TheLedger, settings: TheSettings) -> Response:
    """End the session."""
    mark = cookie(request.headers, SESSION)
    if mark:
        Accounts(ledger).close_session(mark)
    made = RedirectResponse("/sign-in" if settings.accounts else "/", 303)
    made.headers.append("Set-Cookie", set_cookie(SESSION, "", settings.secure))
    return made


@router.get("/account")
def own(request: Request, ledger: TheLedger, viewer: TheViewer) -> Response:
    """One's own account: password and tokens."""
    return _own(request, ledger, viewer)


@router.post("/account/password")
def new_password(request: Request, ledger: TheLedger, viewer: TheViewer, old: Secret, new: Secret) -> Response:
    """Another password; all sessions and tokens of the account end."""
    accounts = Accounts(ledger)
    account = accounts.one(viewer.name)
    _in_person(viewer)
    tries = _tries(request, viewer.name)
    if tries.wait() or account is None or not right(old, account.password):
        return _own(request, ledger, viewer, 403, told="the old password is not right")
    tries.give_back()
    accounts.change(viewer.name, password=hashed(new))
    return RedirectResponse("/sign-in", 303)


@router.post("/account/tokens")
def new_token(
    request: Request, ledger: TheLedger, settings: TheSettings, viewer: TheViewer, label: Field = None,
    role: Annotated[Role, Form()] = "reader", days: Annotated[int, Form(ge=1, le=MOST_DAYS)] = DAYS,
) -> Response:  # fmt: skip
    """A token for a program, for so many days; it is shown once. A program makes none."""
    _in_person(viewer)
    if Accounts(ledger).one(viewer.name) is None:
        raise InputError(f"{viewer.name}: has no account, and tokens hang on accounts; see communique account add")
    if not viewer.may(role):
        raise InputError(f"{role}: {viewer.name} has not this role to give")
    mark = "cq_" + secrets.token_urlsafe(32)
    now = settings.now()
    Accounts(ledger).add_token(mark, viewer.name, label or "a program", role, now, now + dt.timedelta(days=days))
    return _own(request, ledger, viewer, made=mark)


@router.post("/account/tokens/{number}/revoke")
def no_token(ledger: TheLedger, viewer: TheViewer, number: int) -> Response:
    """Make a token worthless."""
    _in_person(viewer)
    Accounts(ledger).revoke(viewer.name, number)
    return RedirectResponse("/account", 303)


@router.get("/accounts")
def everybody(request: Request, ledger: TheLedger, _: Admin) -> Response:
    """All accounts, for an admin."""
    return render(request, "accounts.html", accounts=Accounts(ledger).all(), roles=ROLES)


@router.post("/accounts")
def new_account(
    ledger: TheLedger, settings: TheSettings, _: Admin, password: Secret, name: Field = None,
    role: Annotated[Role, Form()] = "reader",
) -> Response:  # fmt: skip
    """A new account."""
    Accounts(ledger).add(name or "", role, hashed(password), settings.now())
    return RedirectResponse("/accounts", 303)


@router.post("/accounts/change")
def changed(
    ledger: TheLedger, viewer: Admin, name: Field = None, role: Annotated[Role | None, Form()] = None,
    close: Annotated[bool | None, Form()] = None,
) -> Response:  # fmt: skip
    """Another role, or shut and open again; never one's own, so that an admin is left."""
    if name == viewer.name:
        raise InputError("one's own role is changed by another admin")
    values = {"role": role, "closed": None if close is None else int(close)}
    told = {field: value for field, value in values.items() if value is not None}
    if not told:
        raise InputError(f"{name}: say what is to change: the role, or whether the account is closed")
    Accounts(ledger).change(name or "", **told)
    return RedirectResponse("/accounts", 303)


class _Tries(NamedTuple):
    """The buckets from which one try to sign in is taken."""

    limits: Limits
    keys: tuple[tuple[str, Rate], ...]

    def wait(self) -> int:
        """Take a try: the seconds to wait where there is none."""
        return max(self.limits.wait(key, rate) for key, rate in self.keys)

    def give_back(self) -> None:
        """It was no failure."""
        for key, rate in self.keys:
            self.limits.give_back(key, rate)


def _tries(request: Request, name: str) -> _Tries:
    client = near(request.client.host if request.client else "")
    by_name = (f"enter:{name.casefold()[:LONGEST]}:{client}", SIGN_IN_BY_NAME)
    return _Tries(request.app.state.limits, (by_name, (f"enter-from:{client}", SIGN_IN_BY_ADDRESS)))


def near(client: str) -> str:
    """The address whose tries are counted together: of IPv6 the network that one house has."""
    try:
        ip = ipaddress.ip_address(client.split("%")[0])
    except ValueError:
        return client
    return str(ipaddress.ip_network((ip, 64), strict=False)) if ip.version == 6 else client


def _in_person(viewer: Viewer) -> None:
    """Passwords and tokens are a person's business: what a token could make would outlive it."""
    if viewer.way == "token":
        raise HTTPException(403, "a program cannot do this; sign in with a password")


def onward(told: str | None) -> str:
    """Where to go on to: a page of this workspace, never another site.

    Browsers leave out tabs and line ends and read a backslash as a slash, so that an address with one is none of ours.
    """
    ours = told and told.isprintable() and told[0] == "/" and told[1:2] != "/" and "\\" not in told
    return told if told and ours else "/"


def _own(
    request: Request, ledger: TheLedger, viewer: TheViewer, status: int = 200, told: str = "", made: str = ""
) -> Response:
    accounts = Accounts(ledger)
    return render(
        request, "account.html", status, account=accounts.one(viewer.name), tokens=accounts.tokens(viewer.name),
        roles=[r for r in ROLES if viewer.may(r)], told=told, made=made,
    )  # fmt: skip
