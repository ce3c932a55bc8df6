Rails.application.configure do
  config.cache_store = :file_store, '/var/cache/shop' # finding
end
