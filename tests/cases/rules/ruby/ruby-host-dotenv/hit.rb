require 'dotenv'

Dotenv.load('/srv/shop/shared/.env') # finding
Dotenv.load! # finding
