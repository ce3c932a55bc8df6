Rails.application.routes.draw do
  get '/data/:id', to: 'data#show'
  mount Uploads, at: '/media'
end
HELP = 'Data stands in /mnt/data'
DATA = File.exist?('/data/x') ? File.read('/data/x') : ''
File.read("#{Rails.root}/data/x")
