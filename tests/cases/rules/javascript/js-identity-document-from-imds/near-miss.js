const fs = require('fs');
const axios = require('axios');

// What /latest/dynamic/instance-identity/document gave is in a mock here.
const value = () => axios.get('http://mock.example.com/latest/dynamic/instance-identity/document');

module.exports = { value, fs };
