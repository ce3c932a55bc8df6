def run
  File.write('/var/run/orders.pid', Process.pid)
  loop { sleep 1 }
end
