import fs from 'node:fs';
import path from 'node:path';

const FILE = '/etc/wallet/statement.json';
export const settings = JSON.parse(fs.readFileSync(FILE, 'utf8')); // finding
export const more = () => fs.promises.readFile('/etc/wallet/more.yml'); // finding
