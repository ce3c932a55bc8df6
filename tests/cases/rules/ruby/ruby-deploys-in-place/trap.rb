class Release
  def deploy_to(place)
    set(:place, place)
  end

  def create_image(size)
    canvas.create_image(size)
  end
end
