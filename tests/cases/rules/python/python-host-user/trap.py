from shop.accounts import getpwnam

uid = getpwnam("shop")
