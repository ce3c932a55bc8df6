module example.com/article-style

go 1.21
