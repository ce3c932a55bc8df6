const AWSXRay = require('aws-xray-sdk');

// Not EC2Plugin.
AWSXRay.config([AWSXRay.plugins.ECSPlugin]);
