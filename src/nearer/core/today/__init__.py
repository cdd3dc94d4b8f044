# SPDX-License-Identifier: AGPL-3.0-or-later
"""Today: from state to what the page says of one evening.

The check-in, one question, what opened, what somebody is thanked for, one practice or a day of rest. It goes
by what this person may see and by nothing else: that the other answered, passed, keeps to limits or was away
does not show until both are in. `views` writes it in the shape of web/store/daily.ts.
"""
