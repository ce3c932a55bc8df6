import fs from 'node:fs';
import http from 'node:http';

import { config } from './config/index.js';

fs.writeFileSync('/var/run/orders.pid', String(process.pid));

http.createServer((request, response) => response.end('ok')).listen(config.port, '0.0.0.0');
