from nameko.rpc import RpcProxy, rpc


class Pilots:
    name = "pilots"

    forecasts = RpcProxy("forecasts")

    @rpc
    def assign(self, ship):
        return self.forecasts.today(ship)
