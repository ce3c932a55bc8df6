from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="HARBOUR_")

    berths_url: str
    notices_url: str = "http://localhost:8000"
    page_size: int = 20
    log_level: str = Field("info", alias="LOG_LEVEL")


settings = Settings()
