CarrierWave.configure do |config|
  config.fog_credentials = {
    provider: 'AWS',
    use_iam_profile: true, # finding
    region: 'eu-west-1'
  }
end
