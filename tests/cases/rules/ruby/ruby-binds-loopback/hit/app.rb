require 'sinatra/base'

class Shop < Sinatra::Base
  set :bind, '127.0.0.1' # finding
  set :port, 8080
end
