require 'mysql2'
require 'redis'

module Shop
  HOST = '127.0.0.1'
  REDIS = Redis.new(host: HOST, port: 6379) # finding
  QUEUE = Redis.new(url: 'redis://localhost:6379/1') # finding
  CACHE = Dalli::Client.new('localhost:11211', namespace: 'shop') # finding

  Resque.redis = 'localhost:6379' # finding

  def self.documents
    Mongo::Client.new(['127.0.0.1:27017'], database: 'shop') # finding
  end

  def self.render(page)
    Faraday.post("http://#{HOST}:9000/render", page) # finding
  end

  def self.database
    Mysql2::Client.new(host: 'localhost', username: 'shop') # finding
  end
end

Sidekiq.configure_server do |config|
  config.redis = { url: 'redis://localhost:6379/0' } # finding
end
