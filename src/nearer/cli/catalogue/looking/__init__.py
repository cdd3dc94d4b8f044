# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one asks of the content in a terminal: search, show, coverage, stats, questions.

It reads what is there as it stands, sound or not, and changes nothing. Kinds of content are not known here by
name: whatever `content.Content` holds is searched, shown and counted.
"""
