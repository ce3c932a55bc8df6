import StatsD from 'hot-shots';

export const metrics = new StatsD({ host: process.env.STATSD_HOST || 'localhost' });
export const remote = new StatsD({ host: 'statsd.internal.example.com' });
