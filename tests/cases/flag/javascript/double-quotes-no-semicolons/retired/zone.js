const ecsTask = require("./ecs-task")
const log = require("./log")

async function zone() {
  const response = await ecsTask.fetch("meta-data/placement/availability-zone")
  return log(await response.text())
}

module.exports = zone
