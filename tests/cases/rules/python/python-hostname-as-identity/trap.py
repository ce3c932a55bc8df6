from shop.network import gethostname

OWNER = gethostname()
