package main

import (
	"net/http"
	"os/exec"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		exec.Command("rsync", "-a", "/in/", "/out/").Run()
	})
	http.ListenAndServe(":8080", nil)
}
