// No node-cron here: the queue keeps the schedule.
import queue from './queue';

queue.schedule('0 3 * * *', 'invoice');
