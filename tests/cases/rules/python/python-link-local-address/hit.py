import requests

token = requests.put("http://169.254.169.254/latest/api/token", timeout=1)  # finding
