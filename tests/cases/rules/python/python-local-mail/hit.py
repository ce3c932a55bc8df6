import smtplib


def send(message):
    with smtplib.SMTP("localhost") as server:  # finding
        server.send_message(message)
