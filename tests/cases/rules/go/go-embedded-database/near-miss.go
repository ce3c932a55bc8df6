package store

import (
	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
)

func forTests() (*gorm.DB, error) { return gorm.Open(sqlite.Open("file::memory:?cache=shared"), &gorm.Config{}) }
