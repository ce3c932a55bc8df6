class Workers
  def restart
    system('sudo systemctl restart shop-worker') # finding
  end

  def state
    `service nginx status` # finding
  end
end
