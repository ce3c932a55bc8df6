File.write('/var/run/worker.pid', Process.pid) # finding
