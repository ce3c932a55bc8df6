import { createClient } from './redis';

export const cache = createClient({ url: 'redis://localhost:6379' });
export const link = new URL('http://localhost:3000/');
