const dgram = require('dgram');

// No addMembership.
dgram.createSocket('udp4').bind(41234);
