set :server_name, 'shop.example' # no server here
set :branch, 'main'
