"""What the service is told."""

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """Filled from the environment."""

    port: int = 8080

    class Config:
        env_prefix = "ORDERS_"


settings = Settings()
