def aim(cannon):
    cannon.register_targets(["moon"])
