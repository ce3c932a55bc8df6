require 'clockwork'

module Clockwork
  every(1.hour, 'invoices.due') { Invoice.send_due } # finding
  every 1.day, 'reports', at: '03:00' do # finding
    Report.daily
  end
end
