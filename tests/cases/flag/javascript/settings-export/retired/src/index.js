import http from 'node:http';

import { config } from './config/index.js';

http.createServer((request, response) => response.end('ok')).listen(config.port, '0.0.0.0');
