# SPDX-License-Identifier: AGPL-3.0-or-later
"""The numbers that the model takes as given. docs/model/priors.md says where each comes from."""

VERSION = 1

# The level model (equations 1 to 3).
MEAN = 75.0
LEVEL_SD = 17.0
DRIFT_SD = 1.0
CARRY = 0.4
CARRY_SD = 12.0
NOISE_SD = 10.0
SCALE_SD = 0.45
LOG_SCALES = tuple([0.25 * place for place in range(-9, 6)])
# For a change over four weeks: the SD of the drift in them, in usual ones, and how likely that is.
PACES = {"slow": (0.5, 0.3), "usual": (1.0, 0.4), "fast": (2.0, 0.3)}
STEP = 5.0
ROUNDING = 0.0

# Tension: the same model with numbers of its own; ratings are tens of one item.
TENSION_MEAN = 15.0
TENSION_LEVEL_SD = 17.0
TENSION_STEP = 10.0

# Effects of practices (equation 9), in points at scale 1.
OFFERED = 0.8
EFFECT_SHARED_SD = 1.0
EFFECT_OWN_SD = 2.0
EFFECT_THEIRS_SD = 3.0

# Liking (equation 11): shares of the three answers, and how many answers each step of the model is worth.
LIKED_NICER = 0.5
LIKED_SAME = 0.4
LIKED_WORSE = 0.1
FAMILY_WORTH = 4.0
ITEM_WORTH = 3.0

# Choosing (equation 12).
LIKING_POINTS = 4.0
TEMPER = 0.25
EXPLORE = 0.1

# Our experiment: the SD of what an effect may be, in points at scale 1, centred on nothing.
EXPERIMENT_SD = 16.0

# Associations (equation 13): the SD of a slope in SDs; an item's usual mean and SD, and its worth in days.
SLOPE_SD = 0.3
ITEM_DAYS = 7.0
ITEMS = {"mine": (1.0, 0.7), "theirs": (1.0, 0.7), "space": (0.7, 0.45), "apart": (6.0, 2.0)}
