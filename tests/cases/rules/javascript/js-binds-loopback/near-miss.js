const express = require('express');

const app = express();
app.listen(3000, () => console.log('http://localhost:3000'));
app.listen(3001, '0.0.0.0');
