Rails.application.routes.draw do
  mount Sidekiq::Web => '/sidekiq'
end

class Setup
  def run
    bot.exec('mount it')
    puts 'mount -t nfs4 fs:/ /srv'
    exec 'mountain'
  end
end
