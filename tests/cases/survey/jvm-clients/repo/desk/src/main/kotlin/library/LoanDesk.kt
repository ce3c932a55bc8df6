package library

@Service
class LoanDesk(private val client: WebClient, private val upstreams: Upstreams) {
    fun open(member: String): Mono<Loan> {
        return client.get()
            .uri("${upstreams.loans.baseUrl}/loans/$member")
            .retrieve()
            .bodyToMono()
    }

    fun address() = upstreams.members.baseUrl
}
