// Once this was the winston-syslog package.
class Syslog {}

module.exports = new Syslog();
