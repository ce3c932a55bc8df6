from shop.stock import cpu_count

workers = cpu_count()
