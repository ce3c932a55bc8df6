const zone = () => fetch('http://169.254.169.254/latest/meta-data/placement/availability-zone');

module.exports = { zone };
