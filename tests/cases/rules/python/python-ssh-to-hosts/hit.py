from fabric import Connection

shop = Connection("shop-1.example.com")  # finding
