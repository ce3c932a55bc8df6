from flask import Flask

app = Flask(__name__)


@app.route("/tides")
def tides():
    return {"high": "06:12"}
