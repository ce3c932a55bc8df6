import * as ecsTask from './ecs-task';
import { log } from './log';

export async function localAddress(): Promise<string> {
  const response: Response = await ecsTask.fetch(`meta-data/local-ipv4`);
  log(response.status);
  return response.text();
}
