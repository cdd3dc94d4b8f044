# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is still open tonight: what this person may do yet, and what waits for nobody but them."""

from nearer.core.today.checkin import Evenings
from nearer.core.today.exchanges import Shown

QUESTION, CHECKIN, RESPONSE, MARK, PRACTICE = "question", "checkin", "response", "mark", "practice"


def still_open(checkin: Evenings, tonight: Shown | None) -> list[str]:
    """Name what is open; nothing is once all of it was done or put aside.

    That the other's answer is awaited is not open. Thanks can be said at any time, and nobody owes them.
    """
    found: list[str] = []
    if tonight is not None and tonight.state == "ask":
        found.append(QUESTION)
    if checkin.given is None:
        found.append(CHECKIN)
    if tonight is not None and tonight.state == "open" and tonight.theirs is not None:
        if not any(response.mine for response in tonight.responses):
            found.append(RESPONSE)
        if tonight.asks_understood:
            found.append(MARK)
    if checkin.tonights is not None:
        found.append(PRACTICE)
    return found
