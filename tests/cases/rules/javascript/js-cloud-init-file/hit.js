import { readFile } from 'node:fs/promises';
import * as fs from 'fs';

export const id = fs.readFileSync('/var/lib/cloud/data/instance-id', 'utf8').trim(); // finding
export const data = () => readFile('/run/cloud-init/instance-data.json', 'utf8'); // finding
