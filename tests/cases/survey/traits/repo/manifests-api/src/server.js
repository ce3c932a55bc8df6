const express = require('express');
const axios = require('axios');
const winston = require('winston');
const os = require('os');

winston.createLogger({
  transports: [new winston.transports.Console(), new winston.transports.File({ filename: 'logs/manifests.log' })],
});
const scratch = os.tmpdir();
const app = express();
app.get('/manifests/:id', (req, res) => res.json({ scratch }));
app.use('/static', express.static('public'));
axios.get('/not-a-route', {});
req.get('Host');
app.listen(3000);
