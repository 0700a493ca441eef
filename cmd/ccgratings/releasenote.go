package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/ledger"
	"ccgratings/cmd/ccgratings/internal/problem"
)

// note is what changed between two sites, for whoever writes a release note.
type note struct {
	added, dropped []string // editions
	editions       []editionNote
	pages          []pagesNote
}

// editionNote is what changed in an edition that both sites have.
type editionNote struct {
	year           string
	added, dropped []string // CCGs
	account        ledger.Account
	changed        int // cells
}

// pagesNote is pages of which the same can be said.
type pagesNote struct {
	fate  string
	names []string
}

// releaseNote compares two sites.
func releaseNote(old, now *readSite) *note {
	n := &note{}
	for _, year := range now.years {
		if !slices.Contains(old.years, year) {
			n.added = append(n.added, year)
		}
	}
	for _, year := range old.years {
		if !slices.Contains(now.years, year) {
			n.dropped = append(n.dropped, year)
			continue
		}
		changes := ledger.Compare(old.tables[year], now.tables[year])
		e := editionNote{year: year, account: ledger.AccountOf(changes), changed: len(changes)}
		e.added, e.dropped = ccgsThatDiffer(old.tables[year], now.tables[year])
		if e.changed > 0 {
			n.editions = append(n.editions, e)
		}
	}
	n.pages = pagesThatDiffer(old.pages, now.pages)
	return n
}

// same reports whether nothing changed.
func (n *note) same() bool {
	return len(n.added)+len(n.dropped)+len(n.editions)+len(n.pages) == 0
}

// ccgsThatDiffer names the CCGs that only one of two editions rates.
func ccgsThatDiffer(old, now []ledger.Table) (added, dropped []string) {
	was, is := ledger.CCGs(old), ledger.CCGs(now)
	for _, code := range slices.Sorted(maps.Keys(is)) {
		if _, there := was[code]; !there {
			added = append(added, cmp.Or(is[code], code))
		}
	}
	for _, code := range slices.Sorted(maps.Keys(was)) {
		if _, there := is[code]; !there {
			dropped = append(dropped, cmp.Or(was[code], code))
		}
	}
	return added, dropped
}

// pagesThatDiffer names the pages that came, went or read otherwise.
func pagesThatDiffer(old, now map[string]string) []pagesNote {
	notes := []pagesNote{{fate: "new"}, {fate: "gone"}, {fate: "changed in their words"}}
	for _, name := range slices.Sorted(maps.Keys(now)) {
		switch words, there := old[name]; {
		case !there:
			notes[0].names = append(notes[0].names, name)
		case words != now[name]:
			notes[2].names = append(notes[2].names, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(old)) {
		if _, there := now[name]; !there {
			notes[1].names = append(notes[1].names, name)
		}
	}
	return slices.DeleteFunc(notes, func(p pagesNote) bool { return len(p.names) == 0 })
}

// print writes the note: what happened in sentences, then the lists.
func (n *note) print(w io.Writer) {
	if n.same() {
		fmt.Fprintln(w, "Nothing changed: the same editions, CCGs, ratings, figures and words.")
		return
	}
	for _, year := range n.added {
		fmt.Fprintf(w, "Edition %s is new.\n", year)
	}
	for _, year := range n.dropped {
		fmt.Fprintf(w, "Edition %s is gone.\n", year)
	}
	for _, e := range n.editions {
		fmt.Fprintf(w, "Edition %s: %s changed.%s\n", e.year, e.account.Summary(), e.ccgs())
	}
	if len(n.editions) == 0 {
		fmt.Fprintln(w, "No figure and no rating changed in an edition that both have.")
	}
	for _, p := range n.pages {
		fmt.Fprintf(w, "%s: %s.\n", problem.Count(len(p.names), "page"), p.fate)
	}
	for _, e := range n.editions {
		e.print(w)
	}
	for _, p := range n.pages {
		printList(w, "Pages "+p.fate, p.names)
	}
}

// ccgs says how many CCGs came and went; empty if none did.
func (e *editionNote) ccgs() string {
	if len(e.added)+len(e.dropped) == 0 {
		return ""
	}
	return fmt.Sprintf(" %s came and %d went.", problem.Count(len(e.added), "CCG"), len(e.dropped))
}

// print writes the lists of an edition.
func (e *editionNote) print(w io.Writer) {
	list := func(title string, lines []ledger.Line) {
		var texts []string
		for _, line := range lines {
			texts = append(texts, line.Text)
		}
		printList(w, "Edition "+e.year+": "+title, texts)
	}
	printList(w, "Edition "+e.year+": CCGs that are new", e.added)
	printList(w, "Edition "+e.year+": CCGs that are gone", e.dropped)
	list("ratings", e.account.Colours)
	list("figures", e.account.Figures)
	list("scores and other numbers worked out from the figures", e.account.Derived)
}

// manyLines is how many lines of a list go into a release note.
const manyLines = 50

// printList writes a list under its title; nothing if it is empty.
func printList(w io.Writer, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", title)
	for _, line := range lines[:min(len(lines), manyLines)] {
		fmt.Fprintf(w, "- %s\n", strings.TrimSpace(line))
	}
	if more := len(lines) - manyLines; more > 0 {
		fmt.Fprintf(w, "- and %s more\n", thousands(more))
	}
}
