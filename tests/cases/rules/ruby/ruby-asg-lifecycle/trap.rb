class Lifecycle
  def enter_standby(_reason)
    @state = :standby
  end

  def run
    enter_standby('idle')
    'complete_lifecycle_action'
  end
end
