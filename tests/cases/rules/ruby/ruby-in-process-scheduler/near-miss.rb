require 'rufus-scheduler'

# Rufus::Scheduler with a lock in Redis
SCHEDULER = Rufus::Scheduler.new(scheduler_lock: RedisLock.new('invoices'))
