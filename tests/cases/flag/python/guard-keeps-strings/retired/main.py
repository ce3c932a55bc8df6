def attach(volume, instance):
    pass
