Rails.application.configure do
  config.cache_store = :file_store, '/var/cache/shop' # finding
  config.action_controller.page_cache_directory = '/var/www/cache' # finding
end
