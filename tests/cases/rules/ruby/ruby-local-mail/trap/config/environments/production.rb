Rails.application.configure do
  config.action_mailer.default_url_options = { host: 'localhost', address: 'localhost' }
  config.action_mailer.smtp_settings = { address: 'localhost', port: 1025 }
  config.action_mailer.delivery_method = ENV.fetch('MAIL_BY', :sendmail)
  config.action_mailer.delivery_method = :sendmail if ENV['LEGACY']
end
