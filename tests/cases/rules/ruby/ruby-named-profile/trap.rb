class Aws::Settings
  def user
    User.new(profile: 'shop')
  end

  def options
    { profile: ENV.fetch('AWS_PROFILE', nil), note: 'Aws::SharedCredentials.new' }
  end
end

Aws.config.update(profile: ENV['AWS_PROFILE'])
Aws.config.update(profile: 'me') if Rails.env.development?
