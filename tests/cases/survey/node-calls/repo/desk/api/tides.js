const axios = require("axios");
const config = require("../config");

const api = axios.create({ baseURL: config.services.tides.url, timeout: 2000 });

module.exports = {
  today: () => api.get("/tides/today"),
};
