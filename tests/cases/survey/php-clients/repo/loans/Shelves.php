<?php

use GuzzleHttp\Client;

class Shelves
{
    private Client $client;

    public function __construct(private string $host)
    {
        $this->client = new Client(['base_uri' => 'http://' . $host . ':9000']);
    }

    public function free(int $book): array
    {
        return json_decode($this->client->get("/shelves/{$book}")->getBody(), true);
    }
}

$shelves = new Shelves(getenv('SHELVES_HOST') ?: 'shelves');
// Never asked: no call.
$fines = new Client(['base_uri' => 'http://fines:9100']);
