# every 1.day is in EventBridge: no rake, no runner, no command, no script here
set :output, nil
