<?php

namespace App\Services;

class Loans extends Remote
{
    protected function baseUrl(): string
    {
        return config('services.loans.url');
    }
}
