import StatsD from 'hot-shots';
import { StatsD as Named } from 'hot-shots';

const HOST = 'localhost';
export const metrics = new StatsD({ host: HOST, port: 8125, prefix: 'shop.' }); // finding
export const second = new Named({ host: '127.0.0.1' }); // finding
