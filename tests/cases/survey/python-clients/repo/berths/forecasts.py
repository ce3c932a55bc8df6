"""Nothing imports this module."""

import os

import requests


class Forecasts:
    def __init__(self):
        self.url = os.environ["WEATHER_URL"]

    def today(self):
        return requests.get(f"{self.url}/today", timeout=5).json()
