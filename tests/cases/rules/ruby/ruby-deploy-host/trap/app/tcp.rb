class Tcp
  def start
    server 'localhost', roles: %w[app]
  end
end
