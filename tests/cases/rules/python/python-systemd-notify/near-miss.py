import sdnotify

kind = sdnotify.SystemdNotifier
