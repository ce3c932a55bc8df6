const express = require('express');
const fastify = require('fastify')();

const HOST = '127.0.0.1';
const app = express();
app.listen(process.env.PORT || 3000, HOST, () => console.log('up')); // finding
fastify.listen({ port: 3000, host: 'localhost' }); // finding
