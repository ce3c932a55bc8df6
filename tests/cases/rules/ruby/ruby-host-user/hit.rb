require 'etc'

class Drop
  def call
    account = Etc.getpwnam('deploy') # finding
    FileUtils.chown_R('deploy', 'deploy', 'tmp') # finding
    Process::UID.change_privilege(account.uid)
  end
end
