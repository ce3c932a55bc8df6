class Events
  def listen(name)
    @bus.listen('/var/run/shop.sock', name)
  end
end
