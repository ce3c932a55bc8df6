const { TIDES_URL = "http://tides:8080", REGION } = process.env;

module.exports = {
  region: REGION,
  services: {
    tides: { url: TIDES_URL },
    help: { url: "https://help.example.com" },
  },
};
