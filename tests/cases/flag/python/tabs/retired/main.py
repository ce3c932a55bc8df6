def start(group, instance):
	return True
