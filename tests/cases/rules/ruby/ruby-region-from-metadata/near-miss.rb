Aws.config.update(region: ENV.fetch('AWS_REGION')) # not latest/meta-data/placement/region any more
