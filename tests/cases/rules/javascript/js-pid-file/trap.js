const notes = require('./notes');

notes.writeFileSync('/var/run/shop.pid', 'a note');
