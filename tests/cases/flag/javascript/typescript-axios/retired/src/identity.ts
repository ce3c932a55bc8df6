import * as ecsTask from './ecs-task';

export async function instanceId(): Promise<string> {
  const { data } = await ecsTask.axiosGet('meta-data/instance-id');
  return data;
}
