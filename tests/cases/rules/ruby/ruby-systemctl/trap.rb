class Workers
  HELP = 'run systemctl restart shop-worker'

  def restart
    robot.exec('systemctl restart shop-worker')
    puts 'service nginx restart'
    system('echo systemctl restart')
  end
end
