require 'dotenv'

Dotenv.load('/srv/shop/.env') if Rails.env.development?
Dotenv.load('/srv/shop/.env') if File.exist?('/srv/shop/.env')
Dotenv.load!('.env.test') # not in production
