const util = require("util");

// The domain is given on the command line, so only the first label is known here.
const domain = process.argv[2] ? "." + process.argv[2] : "";

module.exports = {
  berthsUrl: util.format("http://berths%s/berths", domain),
  // Nothing uses this one: an address alone is no call.
  pilotsUrl: util.format("http://pilots%s/pilots", domain),
};
