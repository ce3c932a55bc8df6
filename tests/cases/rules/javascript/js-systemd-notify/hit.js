const notify = require('sd-notify');

notify.ready(); // finding
notify.startWatchdogMode(2800); // finding
