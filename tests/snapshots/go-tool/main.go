// Counts words, and knows some of its own, which are embedded.
package main

import (
	_ "embed"
	"fmt"
	"os"
	"strings"
	"time"
)

//go:embed words.txt
var words string

func main() {
	text := words
	if len(os.Args) > 1 {
		content, err := os.ReadFile(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		text = string(content)
	}
	fmt.Println(len(strings.Fields(text)), time.Unix(0, 0).UTC().Year())
}
