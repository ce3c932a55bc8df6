<?php

return [
    'loans' => [
        'url' => env('LOANS_URL', 'http://loans:8000'),
    ],
    'fines' => [
        'url' => env('FINES_ADDRESS_BOOK', 'none'),
    ],
];
