const lockfile = require('proper-lockfile');

exports.report = async (work) => {
  const release = await lockfile.lock('/var/lock/report', { retries: 3 }); // finding
  await work();
  return release();
};
