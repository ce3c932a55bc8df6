from http.server import HTTPServer

# A free port for one request, and a development server.
server = HTTPServer(("127.0.0.1", 0), None)
app = None
if __name__ == "__main__":
    app.run(host="127.0.0.1", debug=True)
