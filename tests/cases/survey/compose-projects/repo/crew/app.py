print("crew")
