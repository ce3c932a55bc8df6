# context.load_cert_chain("/etc/ssl/shop.crt") was here
CERTIFICATE = "/etc/ssl/shop.crt"
