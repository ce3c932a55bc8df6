server '10.0.1.17', user: 'deploy', roles: %w[app web] # finding
role :db, %w[deploy@10.0.1.18] # finding

set :branch, 'main'
