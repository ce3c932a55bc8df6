import requests

# Not 169.254.169.254: this is ECS itself.
credentials = requests.get("http://169.254.170.2/v2/credentials")
