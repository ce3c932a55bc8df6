require 'sqlite3'

# PStore was here
CACHE = SQLite3::Database.new(':memory:')
SHOP = Sequel.connect(ENV.fetch('DATABASE_URL'))
