import docker

# not docker.from_env()
missing = docker.errors.NotFound
