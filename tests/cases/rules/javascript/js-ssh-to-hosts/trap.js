// Not ssh2.
const { Client } = require('./chat');

new Client().connect({ host: 'chat.example.com', username: 'ubuntu' });
