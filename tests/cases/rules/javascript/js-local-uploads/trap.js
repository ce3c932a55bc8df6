const gulp = require('gulp');
const multer = (options) => options;

module.exports = { build: multer({ dest: 'public/uploads/' }), gulp };
