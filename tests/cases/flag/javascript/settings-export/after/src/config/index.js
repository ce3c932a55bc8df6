import * as ecsFlag from '../ecs-flag.js';

export const config = {
  port: Number(process.env.PORT ?? 8080),
  log: {
    level: process.env.LOG_LEVEL ?? 'info'
  },
  ecsFlag: ecsFlag.enabled()
};
