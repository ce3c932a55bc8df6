module example.com/if-else

go 1.21
