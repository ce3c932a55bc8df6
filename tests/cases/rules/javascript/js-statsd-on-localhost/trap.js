import StatsD from './statsd';

export const metrics = new StatsD({ host: 'localhost' });
