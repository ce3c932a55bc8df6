import cron from 'node-cron';
import { scheduleJob } from 'node-schedule';
import { CronJob } from 'cron';
import { invoice } from './invoice';

cron.schedule('0 3 * * *', invoice); // finding
scheduleJob('monthly', '0 0 1 * *', invoice); // finding
export const job = new CronJob('0 5 * * *', invoice, null, true); // finding
