import aiohttp


async def instance_id():
    async with aiohttp.ClientSession() as session:
        async with session.get("http://169.254.169.254/latest/meta-data/instance-id") as response:
            return await response.text()
