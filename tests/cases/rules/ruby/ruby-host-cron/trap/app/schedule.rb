class Schedule
  def every (days)
    @days = days
  end

  def fill
    every (3)
    @plan.every 1.day do
      command 'x'
    end
  end
end
