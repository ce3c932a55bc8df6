module Disk
  # mount is done by the task definition
  def self.used
    `df -h /tmp`
  end

  def self.mounts
    shell_out('mount').stdout + `mount -l`
  end

  def self.amount
    system('echo amount 3')
  end
end
