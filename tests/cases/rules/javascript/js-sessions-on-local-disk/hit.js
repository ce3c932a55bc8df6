const express = require('express');
const session = require('express-session');
const FileStore = require('session-file-store')(session);

const app = express();
app.use(session({ secret: process.env.SECRET, resave: false })); // finding
exports.files = session({ store: new FileStore({}), secret: process.env.SECRET }); // finding
exports.app = app;
