function start(x) {
  if (x) {
    run(x);
  } else {
    stop(x);
  }
  const name = 'task';
  if (x > 3) {
    run(3);
  } else {
    run(5);
  }
  return name;
}

module.exports = { start };
