import os
import smtplib

server = smtplib.SMTP(os.environ["SMTP_HOST"], 587)
