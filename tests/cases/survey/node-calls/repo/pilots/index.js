require("http").createServer((_, answer) => answer.end("[]")).listen(7000);
