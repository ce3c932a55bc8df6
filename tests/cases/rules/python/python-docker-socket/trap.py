from shop.docker import from_env

docks = from_env()
