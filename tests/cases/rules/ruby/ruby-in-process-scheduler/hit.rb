require 'rufus-scheduler'

SCHEDULER = Rufus::Scheduler.new # finding

SCHEDULER.every '10m' do
  Invoice.send_due
end
