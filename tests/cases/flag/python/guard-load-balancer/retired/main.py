def start(server):
    server.serve_forever()
