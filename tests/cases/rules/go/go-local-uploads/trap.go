package web

import "example.com/shop/documents"

func upload(d *documents.Client) error { return d.SaveUploadedFile("a") }
