import os


class Settings:
    port = int(os.environ.get("PORT", "80"))


settings = Settings()
