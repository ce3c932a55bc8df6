import os

FOLDER = os.environ.get("SHOP_DATA", "/var/lib/shop/")


def save(text):
    with open(os.path.join(FOLDER, "cursor"), "w") as file:
        file.write(text)
