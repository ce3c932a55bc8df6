Rails.application.configure do
  # not :file_store
  config.cache_store = :redis_cache_store, { url: ENV.fetch('REDIS_URL') }
end
