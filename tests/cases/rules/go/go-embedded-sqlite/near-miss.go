package store

import "database/sql"

func scratch() (*sql.DB, error) { return sql.Open("sqlite3", ":memory:") }
