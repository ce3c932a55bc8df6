from nameko.rpc import rpc


class Forecasts:
    name = "forecasts"

    @rpc
    def today(self, ship):
        return "calm"
