const nodemailer = require('nodemailer');

exports.relay = nodemailer.createTransport({ host: process.env.SMTP_HOST || 'localhost' });
