class Fleet
  def request(client, zone)
    client.run_instances(placement: { availability_zone: zone })
    logger.info('no meta-data/placement/availability-zone for this one')
  end
end
