<?php

// The name of a database that is called as a service is.
return ['mysql' => ['driver' => 'mysql', 'database' => env('DB_DATABASE', 'fines')]];
