import dotenv from 'dotenv';

dotenv.config({ path: '/etc/shop/production.env' }); // finding
