package main

import (
	"log"
	"os"

	amqp "github.com/rabbitmq/amqp091-go"
)

const exchange = "harbour.events"

func main() {
	conn, err := amqp.Dial(os.Getenv("BROKER_URL"))
	if err != nil {
		log.Fatal(err)
	}
	ch, err := conn.Channel()
	if err != nil {
		log.Fatal(err)
	}
	q, err := ch.QueueDeclare("boarding", true, false, false, false, nil)
	if err != nil {
		log.Fatal(err)
	}
	if err := ch.QueueBind(q.Name, "booking.*", exchange, false, nil); err != nil {
		log.Fatal(err)
	}
	deliveries, err := ch.Consume(q.Name, "", false, false, false, false, nil)
	if err != nil {
		log.Fatal(err)
	}
	for d := range deliveries {
		log.Print(d.RoutingKey)
	}
}
