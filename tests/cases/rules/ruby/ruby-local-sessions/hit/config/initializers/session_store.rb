Rails.application.config.session_store :file_store, key: '_shop' # finding
