const multer = require('multer');

// It goes on to S3 from here.
const upload = multer({ dest: '/tmp' });
const memory = multer({ storage: multer.memoryStorage() });
module.exports = { upload, memory };
