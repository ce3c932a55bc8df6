const fs = require('fs');
const axios = require('axios');

// What /latest/user-data gave is in a mock here.
const value = () => axios.get('http://mock.example.com/latest/user-data');

module.exports = { value, fs };
