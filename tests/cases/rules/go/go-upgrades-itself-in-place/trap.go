package main

import endless "example.com/endless" // github.com/fvbock/endless was here

func main() { endless.ListenAndServe(":8080", nil) }
