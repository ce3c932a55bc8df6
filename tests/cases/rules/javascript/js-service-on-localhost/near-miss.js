import { createClient } from 'redis';
import { Pool } from 'pg';

export const cache = createClient({ url: process.env.REDIS_URL || 'redis://localhost:6379' });
export const pool = new Pool({ host: process.env.PGHOST ?? 'localhost' });
