module Disk
  def self.prepare(device)
    system("mkfs.ext4 #{device}") # finding
    system('sudo mount -t nfs4 files.shop.internal:/ /srv/files') # finding
  end

  def self.close
    `iptables -A INPUT -p tcp --dport 25 -j DROP` # finding
  end
end
