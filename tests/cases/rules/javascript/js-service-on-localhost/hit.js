import { createClient } from 'redis';
import { Pool } from 'pg';
import mongoose from 'mongoose';

export const cache = createClient({ url: 'redis://localhost:6379' }); // finding
export const pool = new Pool({ host: 'localhost', database: 'shop' }); // finding
await mongoose.connect('mongodb://127.0.0.1:27017/shop'); // finding
