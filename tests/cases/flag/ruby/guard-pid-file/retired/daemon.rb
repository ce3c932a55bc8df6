def run
  loop { sleep 1 }
end
