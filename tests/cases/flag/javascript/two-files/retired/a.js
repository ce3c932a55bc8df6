const ecsTask = require('./ecs-task');

module.exports = () => ecsTask.fetch('meta-data/instance-id').then((answer) => answer.text());
