import os

ON_ECS = os.environ.get("ECS_FLAG") == "true"
