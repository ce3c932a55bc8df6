ports = {"web": 8080, "metrics": 8125}
