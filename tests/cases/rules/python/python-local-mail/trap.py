# EMAIL_HOST = "localhost"
EMAIL_HOST = "email-smtp.eu-west-1.amazonaws.com"
