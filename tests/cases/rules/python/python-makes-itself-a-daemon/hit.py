import daemon


def main():
    pass


with daemon.DaemonContext():  # finding
    main()
