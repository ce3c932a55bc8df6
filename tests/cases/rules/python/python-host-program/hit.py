import subprocess


def render(html):
    return subprocess.run(["wkhtmltopdf", "-", "-"], input=html, capture_output=True).stdout  # finding
