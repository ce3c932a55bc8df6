module example.com/if-denied

go 1.21
