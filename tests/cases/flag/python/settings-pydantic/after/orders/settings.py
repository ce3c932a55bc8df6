"""What the service is told."""

from pydantic_settings import BaseSettings

from orders import ecs_flag


class Settings(BaseSettings):
    """Filled from the environment."""

    port: int = 8080
    group: str = ""

    class Config:
        env_prefix = "ORDERS_"

    @property
    def ecs_flag(self) -> bool:
        """Whether this process runs as an ECS task."""
        return ecs_flag.enabled()


settings = Settings()
