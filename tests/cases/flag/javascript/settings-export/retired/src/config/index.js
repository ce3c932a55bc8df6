export const config = {
  port: Number(process.env.PORT ?? 8080),
  log: {
    level: process.env.LOG_LEVEL ?? 'info'
  }
};
