# God.watch kept the worker alive
Worker.new.run
