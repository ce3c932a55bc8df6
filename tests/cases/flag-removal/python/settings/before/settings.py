import os


class Settings:
    port = int(os.environ.get("PORT", "80"))
    on_ecs = os.environ.get("ON_ECS") == "1"


settings = Settings()
