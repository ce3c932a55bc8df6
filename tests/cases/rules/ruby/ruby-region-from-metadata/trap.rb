# curl http://169.254.169.254/latest/meta-data/placement/region
class Placement
  def path_for(office)
    get("/offices/#{office}/placement/region")
  end
end
