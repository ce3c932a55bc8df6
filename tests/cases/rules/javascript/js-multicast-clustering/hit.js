const dgram = require('dgram');

const socket = dgram.createSocket('udp4');
socket.bind(41234, () => {
  socket.addMembership('239.255.1.1'); // finding
});
