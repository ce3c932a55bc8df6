const ecsFlag = require("./ecs-flag")
const log = require("./log")

async function zone() {
  const response = await ecsFlag.fetch("http://169.254.169.254/latest/meta-data/placement/availability-zone")
  return log(await response.text())
}

module.exports = zone
