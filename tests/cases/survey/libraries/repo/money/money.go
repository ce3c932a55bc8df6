// Package money adds amounts.
package money

// Add adds.
func Add(a, b int64) int64 { return a + b }
