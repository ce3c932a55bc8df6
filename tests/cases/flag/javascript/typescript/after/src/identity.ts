import * as ecsFlag from './ecs-flag';
import { log } from './log';

const BASE = 'http://169.254.169.254/latest/meta-data';

export async function localAddress(): Promise<string> {
  const response: Response = await ecsFlag.fetch(`${BASE}/local-ipv4`);
  log(response.status);
  return response.text();
}
