module example.com/if-else-returning

go 1.21
