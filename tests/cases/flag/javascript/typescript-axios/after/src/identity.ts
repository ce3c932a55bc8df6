import * as ecsFlag from './ecs-flag';

const TIMEOUT = 1000;

export async function instanceId(): Promise<string> {
  const { data } = await ecsFlag.axiosGet('http://169.254.169.254/latest/meta-data/instance-id', {
    timeout: TIMEOUT,
  });
  return data;
}
