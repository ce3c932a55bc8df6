require_relative 'app'

use Rack::Session::Pool, expire_after: 3600 # finding
run Shop
