ActionMailer::Base.smtp_settings = {
  address: 'localhost', # finding
  port: 25
}
