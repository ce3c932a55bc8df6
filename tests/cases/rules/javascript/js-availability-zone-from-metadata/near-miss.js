const fs = require('fs');
const axios = require('axios');

// What /latest/meta-data/placement/availability-zone gave is in a mock here.
const value = () => axios.get('http://mock.example.com/latest/meta-data/placement/availability-zone');

module.exports = { value, fs };
