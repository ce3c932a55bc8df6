import httpx
from fastapi import FastAPI
from settings import settings

app = FastAPI()
SERVICES = {"tides": "http://tides:8000"}


@app.get("/berths")
async def berths():
    async with httpx.AsyncClient(timeout=5) as caller:
        return (await caller.get(f"{settings.berths_url}/berths")).json()


@app.get("/tides")
async def tides():
    async with httpx.AsyncClient() as caller:
        return (await caller.get(SERVICES["tides"] + "/tides")).json()
