set :output, 'log/cron.log'

every 1.day, at: '4:30 am' do # finding
  rake 'reports:daily'
end

every :hour do # finding
  runner 'Cart.sweep'
end
