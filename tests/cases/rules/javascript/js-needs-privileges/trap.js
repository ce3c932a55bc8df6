const queue = { exec: (text) => text };

// child_process is not used: the queue takes the text.
exports.now = queue.exec('iptables -F');
exports.match = /a/.exec('iptables -F');
