const queue = { exec: (text) => text };

// child_process is not used: the queue takes the text.
exports.now = queue.exec('systemctl restart shop');
exports.match = /a/.exec('systemctl restart shop');
