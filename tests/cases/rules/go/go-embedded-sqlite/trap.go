package store

import "database/sql"

// "sqlite3" was the driver once.
func open(dsn string) (*sql.DB, error) { return sql.Open("postgres", dsn) }
