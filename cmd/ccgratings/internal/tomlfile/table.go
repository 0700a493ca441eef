// Package tomlfile reads TOML in which every key and value keeps its place, so
// that whoever keeps the file is told file, line and column of a setting that
// is wrong.
//
// A caller asks a Table for each key by the type it must have, and at the end
// asks the outermost table for Problems: what the getters found wrong, and
// every key that nobody asked for, which is most likely misspelt.
//
//	t, problems := tomlfile.Read(fsys, "editions/2016.toml")
//	if t == nil {
//		return problems // the syntax is wrong
//	}
//	title := t.String("title")
//	if t.Has("rules") {
//		rules := t.Table("rules")
//		...
//	}
//	return t.Problems()
//
// The package refuses to know what the keys mean.
package tomlfile

import (
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// Table is a table of a TOML document: the whole of it, a [table], one of a
// [[table]] or an inline table.
//
// A getter for a key that is not there reports the key as missing; Has tells
// beforehand for an optional one. A getter that reports a problem returns the
// zero value of its type.
type Table struct {
	doc     *document
	pos     problem.Pos // of its first key in the file
	decoded map[string]any
	entries map[string]*entry
	order   []string // keys in the order of the file
	asked   []string // keys in the order they were first asked for
}

// document is what the tables of a file share.
type document struct {
	name     string
	problems problem.List // that getters found
}

// entry is a key in a table.
type entry struct {
	pos problem.Pos // of the key
	value
}

// value is what a key stands for, and its place.
type value struct {
	pos      problem.Pos
	decoded  any
	table    *Table  // of an inline table, or one under a header
	elements []value // of an array, or one table for each [[header]]
}

func newTable(doc *document, pos problem.Pos, decoded map[string]any) *Table {
	return &Table{doc: doc, pos: pos, decoded: decoded, entries: make(map[string]*entry)}
}

// entry finds or makes the entry of a key.
func (t *Table) entry(key string, pos problem.Pos) *entry {
	e := t.entries[key]
	if e == nil {
		e = &entry{pos: pos, value: value{pos: pos, decoded: t.decoded[key]}}
		t.entries[key] = e
		t.order = append(t.order, key)
	}
	return e
}

// descend finds or makes the table under a key; of several, the last.
func (t *Table) descend(key string, pos problem.Pos) *Table {
	e := t.entry(key, pos)
	if n := len(e.elements); n > 0 && e.elements[n-1].table != nil {
		return e.elements[n-1].table
	}
	if e.table == nil {
		decoded, _ := e.decoded.(map[string]any)
		e.table = newTable(t.doc, pos, decoded)
	}
	return e.table
}

// append makes another table under a key.
func (t *Table) append(key string, pos problem.Pos) *Table {
	e := t.entry(key, pos)
	array, _ := e.decoded.([]any)
	var decoded map[string]any
	if n := len(e.elements); n < len(array) {
		decoded, _ = array[n].(map[string]any)
	}
	next := newTable(t.doc, pos, decoded)
	e.elements = append(e.elements, value{pos: pos, decoded: decoded, table: next})
	return next
}

// Keys lists the keys of the table in the order of the file. It asks for none.
func (t *Table) Keys() []string { return slices.Clone(t.order) }

// Has asks for a key and reports whether it is there.
func (t *Table) Has(key string) bool {
	if !slices.Contains(t.asked, key) {
		t.asked = append(t.asked, key)
	}
	return t.entries[key] != nil
}

// Pos is the place of the value of a key; of the table if the key is not there.
func (t *Table) Pos(key string) problem.Pos {
	if e := t.entries[key]; e != nil {
		return e.value.pos
	}
	return t.pos
}

// Errorf reports an error in the value of a key.
func (t *Table) Errorf(key, format string, args ...any) {
	t.doc.problems.Errorf(t.Pos(key), format, args...)
}

// Problems is what was found wrong in the whole document so far, by the
// getters and by Errorf, and every key of this table and those in it
// that was not asked for.
func (t *Table) Problems() problem.List {
	problems := slices.Clone(t.doc.problems)
	t.unknown(&problems)
	problems.Sort()
	return slices.Compact(problems)
}

// unknown reports the keys nobody asked for. What is in a table nobody asked
// for is not listed beside it.
func (t *Table) unknown(problems *problem.List) {
	for _, key := range t.order {
		e := t.entries[key]
		if !slices.Contains(t.asked, key) {
			problems.Errorf(e.pos, "unknown key %s%s", problem.Quote(key), t.expected(key))
			continue
		}
		if e.table != nil {
			e.table.unknown(problems)
		}
		for _, element := range e.elements {
			if element.table != nil {
				element.table.unknown(problems)
			}
		}
	}
}

// expected says which keys a table may have, and which a key is nearest to.
func (t *Table) expected(key string) string {
	nearest := problem.Nearest(key, t.asked)
	if nearest < 0 {
		return ", expected none here"
	}
	return ", expected " + strings.Join(t.asked, ", ") + ": the nearest is " + t.asked[nearest]
}

// IsTable reports whether a key stands for a table. It asks for the key.
func (t *Table) IsTable(key string) bool { return t.Has(key) && t.entries[key].table != nil }

// IsNumber reports whether a key stands for a whole number. It asks for the
// key.
func (t *Table) IsNumber(key string) bool {
	if !t.Has(key) {
		return false
	}
	_, ok := t.entries[key].decoded.(int64)
	return ok
}
