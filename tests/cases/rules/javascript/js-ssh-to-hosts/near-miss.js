const { Client } = require('ssh2');

// Files of a partner.
new Client().connect({ host: 'files.example.com', username: process.env.SFTP_USER });
