class Eye
  def self.look
    Eye.open
    watch('God.watch')
  end
end
