package store

import "gopkg.in/mgo.v2"

// Open connects.
func Open() { _, _ = mgo.Dial("mongodb://anchor-db/anchors") }
