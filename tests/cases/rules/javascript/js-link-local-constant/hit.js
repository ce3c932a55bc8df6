exports.IDENTITY_URL = 'http://169.254.169.254/2016-09-02/dynamic/instance-identity/document'; // finding
