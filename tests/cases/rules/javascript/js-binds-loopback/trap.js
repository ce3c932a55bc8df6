const express = require('express');

const host = process.env.HOST || '127.0.0.1';
const other = process.env.BIND ? process.env.BIND : '127.0.0.1';
express().listen(3000, host);
express().listen(3001, other);
