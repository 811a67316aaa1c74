// A site whose pages are made from templates that are read when they are asked for.
package main

import (
	"context"
	"html/template"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
)

type page struct{ Title, Text string }

func main() {
	http.HandleFunc("/", func(answer http.ResponseWriter, request *http.Request) {
		if request.URL.Path != "/" {
			http.NotFound(answer, request)
			return
		}
		pages, err := template.ParseFiles("templates/page.html")
		if err != nil {
			http.Error(answer, err.Error(), http.StatusInternalServerError)
			return
		}
		pages.Execute(answer, page{"Site", "A page."})
	})
	http.Handle("/static/", http.StripPrefix("/static/", http.FileServer(http.Dir("static"))))
	server := &http.Server{Addr: ":8080"}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM)
	go func() { <-stop; server.Shutdown(context.Background()) }()
	if err := server.ListenAndServe(); err != http.ErrServerClosed {
		log.Fatal(err)
	}
	log.Print("stopped")
}
