class Pool
  def session_store(kind)
    @kind = kind
  end

  def use(name)
    "Rack::Session::Pool and #{name}"
  end
end

Pool.new.use('Rack::Session::Pool')
