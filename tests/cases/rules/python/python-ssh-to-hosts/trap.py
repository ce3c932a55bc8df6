from shop.fabric import Connection

cloth = Connection("silk")
