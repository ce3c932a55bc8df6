<?php

// The name of a database that is called as a service is.
return ['default' => env('DB_CONNECTION', 'pgsql'), 'mysql' => ['driver' => 'mysql', 'database' => env('DB_DATABASE', 'fines')]];
