lock '~> 3.18'

set :application, 'shop'
set :deploy_to, '/srv/shop' # finding
set :linked_files, %w[config/master.key]
