package main

import (
	"maps"
	"path"
	"slices"

	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/problem"
	"ccgratings/cmd/ccgratings/internal/tomlfile"
)

// datedWords is the words that are published on a day of their own: what they
// are called, and their files by their path from the root.
var datedWords = []struct{ name, files string }{
	{"the correction", "content/corrections/*.md"},
	{"the comment", "content/comments/*/*.md"},
}

// wordsTooEarly gives an error for every correction and comment among the files
// that were read that is dated later than a moment. What is expected instead
// ends the sentence.
func wordsTooEarly(read map[string][]byte, m moment, than, expected string) problem.List {
	var problems problem.List
	for _, name := range slices.Sorted(maps.Keys(read)) {
		for _, words := range datedWords {
			if matches, _ := path.Match(words.files, name); !matches {
				continue
			}
			day, at := dateOfWords(name, read[name])
			if !day.IsZero() && !m.reachesDay(day) {
				problems.Errorf(at, "%s is dated %s, later than %s: expected %s", words.name, day, than, expected)
			}
		}
	}
	return problems
}

// dateOfWords is the date in the front matter of a file, and its place; no date
// if it cannot be read: whoever reads the file says what is wrong.
func dateOfWords(name string, data []byte) (nhs.Date, problem.Pos) {
	front, _, ok := tomlfile.CutFront(data)
	if !ok {
		return nhs.Date{}, problem.Pos{}
	}
	table, _ := tomlfile.Parse(name, front, 2)
	if table == nil || !table.Has("date") {
		return nhs.Date{}, problem.Pos{}
	}
	date := table.Date("date")
	if date.IsZero() {
		return nhs.Date{}, problem.Pos{}
	}
	return nhs.DateOf(date), table.Pos("date")
}
