require 'sqlite3'

def import(upload)
  SQLite3::Database.new(upload.path) { |db| db.execute('select * from notes') }
end

class PStore::Error
end

def scratch
  Dir.mktmpdir { |folder| SQLite3::Database.new(File.join(folder, 'x.db')) }
end
