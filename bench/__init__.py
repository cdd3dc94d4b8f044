# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every figure we publish, made again by one command.

Peers stand beside us in the same run and on the same cores, because only ratios survive a change of machine.
Nothing here passes or fails by the clock: figures are printed for people to judge, never asserted.
"""
