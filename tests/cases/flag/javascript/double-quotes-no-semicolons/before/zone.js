const log = require("./log")

async function zone() {
  const response = await fetch("http://169.254.169.254/latest/meta-data/placement/availability-zone")
  return log(await response.text())
}

module.exports = zone
