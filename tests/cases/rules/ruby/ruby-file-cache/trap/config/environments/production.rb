Rails.application.configure do
  if ENV['REDIS_URL']
    config.cache_store = :redis_cache_store
  else
    config.cache_store = :file_store, 'tmp/cache'
  end
end
