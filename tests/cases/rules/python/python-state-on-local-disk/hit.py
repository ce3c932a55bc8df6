import json

CURSOR = "/var/lib/shop/cursor.json"


def save(cursor):
    with open(CURSOR, "w") as file:  # finding
        json.dump(cursor, file)
