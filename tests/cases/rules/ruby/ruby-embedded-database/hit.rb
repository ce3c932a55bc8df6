require 'pstore'
require 'sqlite3'

class Ledger
  def initialize
    @db = SQLite3::Database.new('/var/lib/shop/ledger.db') # finding
    @seen = PStore.new('seen.pstore') # finding
  end
end
