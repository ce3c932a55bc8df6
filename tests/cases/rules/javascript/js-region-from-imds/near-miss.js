const fs = require('fs');
const axios = require('axios');

// What /latest/meta-data/placement/region gave is in a mock here.
const value = () => axios.get('http://mock.example.com/latest/meta-data/placement/region');

module.exports = { value, fs };
