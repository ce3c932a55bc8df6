from shop.mail import FluentSender

mail = FluentSender("shop")
