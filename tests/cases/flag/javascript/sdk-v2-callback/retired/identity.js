const ecsTask = require('./ecs-task');

module.exports = function (done) {
  ecsTask.request('meta-data/instance-id', function (error, id) {
    done(error, id);
  });
};
