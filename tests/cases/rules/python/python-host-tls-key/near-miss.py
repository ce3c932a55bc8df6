import os
import ssl

ssl.create_default_context().load_cert_chain(os.environ["TLS_CERT"], os.environ["TLS_KEY"])
