require 'sinatra'

get '/latest/meta-data/spot/instance-action' do
  'a fake of the metadata service'
end

class Spots
  def path(name)
    get("/parking/spot/instance-actions/#{name}")
  end
end
