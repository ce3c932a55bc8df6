import configparser

parser = configparser.ConfigParser()
parser.read("/etc/shop/shop.ini")  # finding
