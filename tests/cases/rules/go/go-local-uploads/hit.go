package web

import "github.com/gin-gonic/gin"

func upload(c *gin.Context) {
	file, _ := c.FormFile("file")
	_ = c.SaveUploadedFile(file, "uploads/"+file.Filename) // finding
}
