Rails.application.configure do
  config.cache_store = :file_store, 'tmp/cache'
end
