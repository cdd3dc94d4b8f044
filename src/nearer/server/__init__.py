# SPDX-License-Identifier: AGPL-3.0-or-later
"""The post office: it carries sealed records in order, and holds back what waits for its counterpart.

Its rooms use only the rooms below them: site, post, bonds, people, floor. Of `nearer.sealed` it may use
`shape` alone, which verifies and opens nothing.
"""
