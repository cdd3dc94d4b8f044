# SPDX-License-Identifier: AGPL-3.0-or-later
"""Looking back: three numbers about a week on a Sunday, and once a month how near the two feel.

All of it is one person's own. No model is made of it, nothing is drawn or chosen by it, and nobody is
compared with anybody. It is asked once, and whoever would rather not is left alone until the next time.
"""
