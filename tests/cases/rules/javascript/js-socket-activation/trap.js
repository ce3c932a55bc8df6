const help = 'systemd sets process.env.LISTEN_FDS';

module.exports = { help, radio: { fd: 3 } };
