"""Says which instance this is."""


def main():
    from urllib.request import urlopen

    print(urlopen("http://169.254.169.254/latest/meta-data/instance-id", timeout=1).read().decode())
