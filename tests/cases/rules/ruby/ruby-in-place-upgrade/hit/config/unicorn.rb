worker_processes 4
preload_app true
listen 8080

before_fork do |server, _worker|
  old_pid = "#{server.config[:pid]}.oldbin"
  if File.exist?(old_pid) && server.pid != old_pid
    Process.kill('QUIT', File.read(old_pid).to_i) # finding
  end
end
