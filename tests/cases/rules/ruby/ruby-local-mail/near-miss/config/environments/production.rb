Rails.application.configure do
  # once :sendmail
  config.action_mailer.delivery_method = :smtp
  config.action_mailer.smtp_settings = { address: ENV.fetch('SMTP_HOST'), port: 587 }
end
