<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

abstract class Remote
{
    abstract protected function baseUrl(): string;

    protected function fetch(string $path)
    {
        $url = rtrim($this->baseUrl(), '/') . '/' . $path;

        return Http::timeout(5)->get($url)->json();
    }
}
