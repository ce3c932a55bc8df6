const onEcs = process.env.ECS_FLAG === 'true';
const os = require('os');
const fs = require('fs');

function isEcs() {
  return onEcs;
}

function start(x) {
  if (!onEcs) {
    fs.writeFileSync('/var/run/a.pid', '1');
  }
  if (isEcs() && x) {
    run(x);
  } else {
    stop(x);
  }
  const name = onEcs ? 'task' : os.hostname();
  if (x > 3) {
    run(3);
  } else if (!isEcs()) {
    run(4);
  } else {
    run(5);
  }
  if (onEcs) {
    return name;
  }
  return 'ec2';
}

module.exports = { start };
