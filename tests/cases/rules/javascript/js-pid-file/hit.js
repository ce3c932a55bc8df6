const fs = require('fs');

fs.writeFileSync('/var/run/shop.pid', String(process.pid)); // finding
