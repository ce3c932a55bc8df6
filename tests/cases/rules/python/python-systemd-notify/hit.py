import sdnotify

notifier = sdnotify.SystemdNotifier()  # finding
