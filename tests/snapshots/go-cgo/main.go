// A server that keeps its notes in a database of SQLite, whose library it links to.
package main

/*
#cgo pkg-config: sqlite3
#include <sqlite3.h>
#include <stdlib.h>
static int first(sqlite3 *db, const char *sql, char *text, int size) {
	sqlite3_stmt *statement;
	if (sqlite3_prepare_v2(db, sql, -1, &statement, 0) != SQLITE_OK) return 0;
	int found = sqlite3_step(statement) == SQLITE_ROW;
	if (found) sqlite3_snprintf(size, text, "%s", sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	return found;
}
*/
import "C"

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"unsafe"
)

func main() {
	var db *C.sqlite3
	name := C.CString("/var/lib/notes/notes.db")
	defer C.free(unsafe.Pointer(name))
	if C.sqlite3_open(name, &db) != 0 {
		log.Fatal("the database cannot be opened")
	}
	first(db, "CREATE TABLE IF NOT EXISTS notes (text TEXT)")
	first(db, "INSERT INTO notes SELECT 'a note' WHERE NOT EXISTS (SELECT 1 FROM notes)")
	http.HandleFunc("/note", func(answer http.ResponseWriter, _ *http.Request) {
		text, _ := first(db, "SELECT text FROM notes")
		fmt.Fprintln(answer, text)
	})
	http.HandleFunc("/broken", func(answer http.ResponseWriter, _ *http.Request) {
		if _, found := first(db, "SELECT text FROM nowhere"); !found {
			http.Error(answer, "no such table", http.StatusInternalServerError)
		}
	})
	server := &http.Server{Addr: ":8080"}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM)
	go func() { <-stop; server.Shutdown(context.Background()) }()
	log.Print(server.ListenAndServe())
}

func first(db *C.sqlite3, sql string) (string, bool) {
	text := (*C.char)(C.malloc(200))
	defer C.free(unsafe.Pointer(text))
	query := C.CString(sql)
	defer C.free(unsafe.Pointer(query))
	if C.first(db, query, text, 200) == 0 {
		return "", false
	}
	return C.GoString(text), true
}
