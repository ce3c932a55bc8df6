require 'dotenv'

Dotenv.load
Dotenv.load('.env.local', '.env')
