const { Client } = require('ssh2');

const connection = new Client();
connection.connect({ host: 'app.example.com', username: 'ec2-user' }); // finding
