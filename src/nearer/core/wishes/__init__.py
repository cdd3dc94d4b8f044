# SPDX-License-Identifier: AGPL-3.0-or-later
"""Wishes: what each marks in private, which message of a month's round is due, and what both wish for.

The matching itself is the sealed layer's (protocol, section 11); here is when, and with which wishes. Whether
somebody marked anything changes nothing of what is due, or when.
"""
