package library

@SpringBootApplication
class Desk

fun main(args: Array<String>) {
    runApplication<Desk>(*args)
}
