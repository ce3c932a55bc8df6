# deploy_to is history
set :application, 'shop'
