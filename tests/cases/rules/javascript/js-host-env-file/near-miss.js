import dotenv from 'dotenv';

dotenv.config();
dotenv.config({ path: '.env.local' });
