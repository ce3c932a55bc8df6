// http://169.254.169.254/latest/meta-data/ was here
exports.METADATA = 'http://169.254.170.2/v2/metadata';
