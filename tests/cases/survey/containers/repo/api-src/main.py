import os

import grpc


def cart_stub():
    channel = grpc.insecure_channel(os.environ["CART_ADDR"])
    return channel


cart_stub()
