package main

import (
	"fmt"
	"net/http"
)

func main() {
	r, err := http.Get("https://example.org/")
	fmt.Println(r, err)
}
