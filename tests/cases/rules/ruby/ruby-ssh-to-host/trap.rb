class Robot
  def send_command(name, targets: [])
    @queue << [name, targets]
  end

  def go
    @arm.send_command(:go, targets: %w[left])
    puts 'ssh ec2-user@host is not needed: Net::SSH'
  end
end
