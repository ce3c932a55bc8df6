const ffi = require('ffi-napi');
const koffi = require('koffi');

exports.hsm = ffi.Library('/usr/lib/libhsm.so', {}); // finding
exports.scan = koffi.load('/opt/scanner/libscan.so.2'); // finding
