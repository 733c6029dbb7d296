"""When to look again: new pages often, old ones seldom, failing ones less and less. Pure functions."""

from __future__ import annotations

import datetime as dt

_HOUR, _DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
_STEPS = ((_DAY, _HOUR), (3 * _DAY, 4 * _HOUR), (7 * _DAY, 12 * _HOUR), (30 * _DAY, 2 * _DAY))
"""A page whose last change is younger than the first is looked at again after the second."""
_OLD = 7 * _DAY
_FIRST_RETRY, _LAST_RETRY = dt.timedelta(minutes=30), 2 * _DAY
_GONE = _DAY


def page_again(changed: dt.datetime, now: dt.datetime, recheck: dt.timedelta, gone: bool = False) -> dt.datetime | None:
    """When to look at a page again; None when its last change is further back than `recheck`.

    A page that is gone is asked for once a day, for what was taken down is sometimes put back.
    """
    age = max(now - changed, dt.timedelta(0))
    if age >= recheck:
        return None
    if gone:
        return now + _GONE
    return now + next((step for limit, step in _STEPS if age < limit), _OLD)


def failed_again(failures: int, now: dt.datetime, asked: float | None = None) -> dt.datetime:
    """When to try again what has failed `failures` times running; `asked`: seconds that the server asks for."""
    wait: dt.timedelta = min(_LAST_RETRY, _FIRST_RETRY * 2 ** min(max(failures - 1, 0), 10))
    return now + max(wait, dt.timedelta(seconds=min(asked or 0.0, 30 * 86_400)))
