const notify = require('node-notifier');

// Not sd-notify.
notify.notify('built');
