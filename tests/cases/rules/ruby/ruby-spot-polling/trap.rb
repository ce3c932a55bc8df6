class Spots
  def path(name)
    get("/parking/spot/instance-actions/#{name}")
  end
end
