const express = require("express");
const fetchBody = require("request");
const endpoints = require("./api/endpoints");
const tides = require("./api/tides");

const app = express();

app.get("/berths", (req, res) => {
  fetchBody.get(endpoints.berthsUrl, (error, response, body) => res.send(body));
});
app.get("/tides", async (req, res) => res.send((await tides.today()).data));
// A service's name as a path and as a page's text is no call.
app.get("/pilots", (req, res) => res.send({ name: "pilots", url: "pilots" }));
app.get("/health", (req, res) => res.send("ok"));

app.listen(process.env.PORT || 8079);
