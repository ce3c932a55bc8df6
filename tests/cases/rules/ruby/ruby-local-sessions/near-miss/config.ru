require_relative 'app'

# no Rack::Session::Pool
use Rack::Session::Cookie, secret: ENV.fetch('SECRET')
run Shop
