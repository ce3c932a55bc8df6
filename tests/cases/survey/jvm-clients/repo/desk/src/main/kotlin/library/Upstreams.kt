package library

@ConfigurationProperties(prefix = "upstream")
data class Upstreams(val loans: Address, val members: Address) {
    data class Address(val baseUrl: String)
}
