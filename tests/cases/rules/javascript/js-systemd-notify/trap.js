const notify = require('./sd-notify');

notify.ready();
