// Formatietafel takes a table of parties through vision, portfolio choice and
// political stance on digitalisation, and writes the chapter for their
// agreement. Called with a command it works without a window.
package main

import (
	"os"

	"formatietafel/command"
)

func main() {
	os.Exit(command.Run(command.Program{
		Args:   os.Args[1:],
		Out:    os.Stdout,
		Err:    standardError(),
		Getenv: os.Getenv,
		Ask:    command.AskTerminal(),
		Window: openWindow,
	}))
}
