Rails.application.configure do
  # Rails writes this line into every new application; nothing is attached here.
  config.active_storage.service = :local
end
