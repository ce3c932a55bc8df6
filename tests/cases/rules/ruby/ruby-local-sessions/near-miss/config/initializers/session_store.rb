Rails.application.config.session_store :redis_store, servers: [ENV.fetch('REDIS_URL')], key: '_shop'
