const nodemailer = require('nodemailer');

exports.local = nodemailer.createTransport({ sendmail: true, path: '/usr/sbin/sendmail' }); // finding
exports.relay = nodemailer.createTransport({ host: 'localhost', port: 25 }); // finding
