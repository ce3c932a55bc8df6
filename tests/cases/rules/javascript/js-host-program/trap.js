const queue = { exec: (text) => text };

// child_process is not used: the queue takes the text.
exports.now = queue.exec('/usr/local/bin/wkhtmltopdf a.html');
exports.match = /a/.exec('/usr/local/bin/wkhtmltopdf a.html');
