import os

import uvicorn

uvicorn.run("shop.web:app", host=os.environ.get("HOST", "127.0.0.1"))
