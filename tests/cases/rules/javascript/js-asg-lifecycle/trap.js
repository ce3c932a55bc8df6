const workflow = require('./workflow');

function done(token) {
  return workflow.completeLifecycleAction(token);
}
module.exports = { done };
