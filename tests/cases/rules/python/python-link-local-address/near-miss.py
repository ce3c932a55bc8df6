import requests

credentials = requests.get("http://169.254.170.2/v2/credentials")
