const nodemailer = { createTransport: (options) => options };

exports.local = nodemailer.createTransport({ sendmail: true });
