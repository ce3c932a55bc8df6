import sqlite3

scratch = sqlite3.connect(":memory:")
