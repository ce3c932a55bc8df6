from boto.utils import get_instance_metadata

facts = get_instance_metadata(timeout=2, num_retries=1)  # finding
