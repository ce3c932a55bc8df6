const multer = require('multer');

const upload = multer({ dest: 'public/uploads/' }); // finding
const disk = multer.diskStorage({ destination: '/srv/shop/images', filename: name }); // finding

function name(request, file, done) {
  done(null, file.originalname);
}
module.exports = { upload, disk };
