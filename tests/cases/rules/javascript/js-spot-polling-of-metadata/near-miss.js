const fs = require('fs');
const axios = require('axios');

// What /latest/meta-data/spot/instance-action gave is in a mock here.
const value = () => axios.get('http://mock.example.com/latest/meta-data/spot/instance-action');

module.exports = { value, fs };
