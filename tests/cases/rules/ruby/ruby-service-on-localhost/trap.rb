require 'redis'

module Shop
  BLOCK = Redis.new(url: ENV.fetch('REDIS_URL') { 'redis://localhost:6379/0' })
  LOCAL = Redis.new(host: 'localhost') if Rails.env.development?
  DEFAULTS = { url: 'redis://localhost:6379' }.freeze
  define(redis: { url: 'redis://localhost:6379' })
  URLS = { base: 'http://localhost:3000', host: 'localhost' }.freeze
  HELP = 'redis://localhost:6379 is not used'

  def self.connect(host: 'localhost')
    Redis.new(host: host)
  end

  def self.options(url = 'redis://localhost:6379')
    { url: url }
  end
end
