module Docker
  class Tag
    def self.create(name)
      new(name)
    end
  end
end

Docker::Tag.create('latest')
puts 'docker run is for laptops'
HELP = 'mount /var/run/docker.sock'

task :image do
  sh 'docker build .'
  system('docker build .')
end
