const ffi = require('ffi-napi');

// Not /usr/lib/libhsm.so.
exports.own = ffi.Library(`${__dirname}/own.so`, {});
