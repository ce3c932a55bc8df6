def region
  ENV.fetch('AWS_REGION') # not from placement/availability-zone
end
