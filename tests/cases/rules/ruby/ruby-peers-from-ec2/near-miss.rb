class Peers
  # describe_instances and private_ip_address are gone
  def addresses
    Resolv.getaddresses('cache.shop.internal')
  end
end
