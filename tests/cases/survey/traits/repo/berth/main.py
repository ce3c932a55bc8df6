import locale
import logging
import logging.handlers
import os
import smtplib
import tempfile
from zoneinfo import ZoneInfo

import requests
from fastapi import FastAPI

app = FastAPI()
log = logging.getLogger()
log.addHandler(logging.handlers.SysLogHandler(address="/dev/log"))
locale.setlocale(locale.LC_ALL, "ja_JP.UTF-8")
ZONE = ZoneInfo("Asia/Tokyo")


@app.get("/berths/{number}")
def berth(number: int):
    # A request, no route.
    requests.get("/elsewhere", None)
    with tempfile.TemporaryDirectory() as folder:
        return {"folder": folder}


@app.api_route("/berths", methods=["POST"])
def book():
    with smtplib.SMTP(os.environ["SMTP_HOST"]) as mail:
        mail.sendmail("a@example.org", "b@example.org", "booked")


if __name__ == "__main__":
    import uvicorn

    uvicorn.run(app, port=8000)
