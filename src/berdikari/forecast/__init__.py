"""Forecast: what the pipeline will bring of each device, in bands, exactly; what is missing; and how well it was
foreseen.
"""

from berdikari.forecast.forecast import forecast
from berdikari.forecast.gap import gap
from berdikari.forecast.lines import Known, lines_of
from berdikari.forecast.outlook import Question
from berdikari.forecast.settings import Settings, settings_from

__all__ = ["Known", "Question", "Settings", "forecast", "gap", "lines_of", "settings_from"]
