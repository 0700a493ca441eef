package main

import (
	"fmt"
	"io"

	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/site"
)

// foretellMap says that an edition will have no map, where that is so, and
// why: a map shows every CCG or none.
func foretellMap(w io.Writer, places nhs.Places, y site.Year) {
	const said = "no place is known"
	ccgs := make([]nhs.CCG, len(y.Edition.CCGs))
	for i, c := range y.Edition.CCGs {
		ccgs[i] = c.CCG
	}
	var missing tally
	for _, c := range places.Missing(ccgs) {
		missing.add(said, c.Name)
	}
	if len(missing.entries) > 0 {
		fmt.Fprintf(w, "\nThere will be no map of this edition: places.csv does not give every CCG's place.\n")
		missing.print(w, "")
	}
}
