app = object()
app.mount("/static", "mount")  # subprocess is not used
