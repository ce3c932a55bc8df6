import os

from flask import Flask, current_app
from requests import get

app = Flask(__name__)
app.config["TIDES_URI"] = "http://{}/tides".format(os.environ["TIDES_ADDR"])
app.config["DESK_URI"] = os.environ["DESK_URL"]


@app.route("/berths")
def berths():
    return get(current_app.config["TIDES_URI"], timeout=5).json()
