from shop.utils import get_instance_metadata

facts = get_instance_metadata()
