from shop.schedule import every

every(10)
