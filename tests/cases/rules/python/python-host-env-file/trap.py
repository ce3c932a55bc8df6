from shop.catalogue import load_dotenv

load_dotenv("/etc/shop/catalogue")
