import paramiko

key = paramiko.RSAKey.generate(2048)
