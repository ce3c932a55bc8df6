import * as ecsTask from './ecs-task.mjs';

export async function instanceId() {
  return await ecsTask.taskId();
}
