class Export
  HELP = 'aws s3 cp export.csv s3://shop-exports/'

  def upload
    queue.exec('aws s3 cp x y')
    puts 'crontab -l'
    system('echo aws s3 ls')
  end
end

task :packages do
  sh 'apt-get install -y jq'
end
