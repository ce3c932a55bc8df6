God.watch do |w| # finding
  w.name = 'worker'
  w.start = 'bundle exec rake jobs:work'
  w.keepalive
end
