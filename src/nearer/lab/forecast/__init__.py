# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forecasts of any diary, each made from the days before it alone, and how good they were.

The model is the one that runs on people's devices; around it stand only what a single device never does:
numbers of a population refitted as days pass, and a strong simple peer. It uses the core and nothing else.
"""

from nearer.lab.forecast.rolling import Forecast, forecast
from nearer.lab.forecast.table import BadDiary, read, write
from nearer.lab.forecast.verdict import verdict

__all__ = ["BadDiary", "Forecast", "forecast", "read", "verdict", "write"]
