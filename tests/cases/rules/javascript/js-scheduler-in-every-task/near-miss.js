import cron from 'node-cron';

export const right = (text) => cron.validate(text);
