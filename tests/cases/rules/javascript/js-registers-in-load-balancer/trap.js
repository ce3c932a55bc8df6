const cannon = require('./cannon');

exports.aim = () => cannon.registerTargets(['moon']);
