import { readFile } from 'node:fs/promises';

import * as ecsFlag from './ecs-flag.js';
import { log } from './log.js';

export async function placement() {
  const answer = await ecsFlag.fetch('http://169.254.169.254/latest/meta-data/placement/availability-zone');
  log(await readFile('package.json', 'utf8'));
  return answer.text();
}
