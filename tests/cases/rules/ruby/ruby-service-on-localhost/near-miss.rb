require 'redis'

module Shop
  # localhost in development
  REDIS = Redis.new(url: ENV.fetch('REDIS_URL', 'redis://localhost:6379/0'))
  OTHER = Redis.new(url: ENV['REDIS_URL'] || 'redis://127.0.0.1:6379')
  PLAIN = Redis.new
end
