import os

from sqlalchemy import create_engine

# sqlite is for laptops; production has DATABASE_URL.
engine = create_engine(os.environ.get("DATABASE_URL", "sqlite:////tmp/shop.db"))
