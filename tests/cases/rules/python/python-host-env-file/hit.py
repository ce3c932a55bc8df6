from dotenv import load_dotenv

load_dotenv("/etc/shop/shop.env")  # finding
