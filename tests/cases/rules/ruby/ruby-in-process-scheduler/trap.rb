module Clocks
  class Clockwork
    def every(time, name)
      [time, name]
    end

    def tick
      every(3, 'tick')
      'Rufus::Scheduler.new'
    end
  end
end
