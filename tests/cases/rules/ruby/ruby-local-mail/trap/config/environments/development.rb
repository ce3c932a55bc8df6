Rails.application.configure do
  config.action_mailer.delivery_method = :sendmail
end
