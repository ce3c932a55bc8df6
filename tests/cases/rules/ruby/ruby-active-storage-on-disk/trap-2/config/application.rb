module Shop
  class Application < Rails::Application
    config.active_storage.service = ENV['BUCKET'] ? :amazon : :local
    config.active_storage.service = :local unless ENV['BUCKET']
  end
end
