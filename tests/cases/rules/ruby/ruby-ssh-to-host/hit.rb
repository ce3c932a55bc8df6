require 'net/ssh'

def uptime(host)
  Net::SSH.start(host, 'ec2-user', keys: ['deploy.pem']) { |ssh| ssh.exec!('uptime') } # finding
end

def restart(ids)
  ssm = Aws::SSM::Client.new
  ssm.send_command(instance_ids: ids, document_name: 'AWS-RunShellScript', parameters: { commands: ['true'] }) # finding
end
