# SPDX-License-Identifier: AGPL-3.0-or-later
"""The post: sealed records in order, and answers held back until both are in.

It checks who signed a record and that it continues its chain, and can open none of them. What is held is not
served, counted, positioned or announced to anyone but its author before it opens; whatever is added here must
keep it so.
"""
