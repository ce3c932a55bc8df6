class Drop
  def getpwnam(name)
    "getpwnam('deploy') of #{name}"
  end

  def user(name)
    user 'deploy'
    name
  end
end
