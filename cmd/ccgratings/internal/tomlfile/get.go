package tomlfile

import (
	"math"
	"time"

	"github.com/pelletier/go-toml/v2"
)

// What each getter expects, in words and by example.
const (
	wantString  = `text in quotes like "2014/15"`
	wantTexts   = `text in quotes or an array of texts like ["a", "b"]`
	wantNumber  = "a number like 0.5"
	wantNumbers = "an array of numbers like [0.5, 2]"
	wantInt     = "a whole number like 10"
	wantBool    = "true or false"
	wantInts    = "a whole number like 4 or an array like [4, 5]"
	wantDate    = "a date like 2016-04-01"
	wantDates   = "a date like 2016-04-01 or an array of dates"
	wantTime    = "a date and time like 2016-06-01T09:30:00+01:00"
	wantTable   = "a table"
	wantTables  = "an array of tables"
)

// String is the text of a key.
func (t *Table) String(key string) string {
	s, _ := get[string](t, key, wantString)
	return s
}

// Bool is the truth value of a key.
func (t *Table) Bool(key string) bool {
	b, _ := get[bool](t, key, wantBool)
	return b
}

// Int is the whole number of a key.
func (t *Table) Int(key string) int {
	n, _ := get[int64](t, key, wantInt)
	return int(n)
}

// Number is the number of a key, which may be written as a whole one. It is
// finite.
func (t *Table) Number(key string) float64 {
	if v, ok := t.value(key, wantNumber); ok {
		switch x := v.decoded.(type) {
		case int64:
			return float64(x)
		case float64:
			if !math.IsInf(x, 0) && !math.IsNaN(x) {
				return x
			}
		}
		t.wrong(key, v, wantNumber)
	}
	return 0
}

// Date is the date of a key: its first instant in UTC.
func (t *Table) Date(key string) time.Time {
	d, ok := get[toml.LocalDate](t, key, wantDate)
	if !ok {
		return time.Time{}
	}
	return d.AsTime(time.UTC)
}

// Time is the date and time of a key. It must state its offset from UTC, and
// keeps it.
func (t *Table) Time(key string) time.Time {
	at, _ := get[time.Time](t, key, wantTime)
	return at
}

// Table is the table of a key; if it reports a problem, an empty one whose own
// problems nobody hears of.
func (t *Table) Table(key string) *Table {
	v, ok := t.value(key, wantTable)
	if ok && v.table != nil {
		return v.table
	}
	if ok {
		t.wrong(key, v, wantTable)
	}
	return newTable(&document{name: t.doc.name}, t.Pos(key), nil)
}

// Tables is the tables of a key, one for each [[key]].
func (t *Table) Tables(key string) []*Table {
	v, ok := t.value(key, wantTables)
	if !ok {
		return nil
	}
	if _, ok := v.decoded.([]any); !ok {
		t.wrong(key, v, wantTables)
		return nil
	}
	var tables []*Table
	for _, element := range v.elements {
		if element.table == nil {
			t.doc.problems.Errorf(element.pos, "%s has %s in it, expected %s", key, kind(element), wantTables)
			continue
		}
		tables = append(tables, element.table)
	}
	return tables
}

// get is the value of a key if it is of a type, and reports it if not.
func get[T any](t *Table, key, want string) (T, bool) {
	var none T
	v, ok := t.value(key, want)
	if !ok {
		return none, false
	}
	x, ok := v.decoded.(T)
	if !ok {
		t.wrong(key, v, want)
	}
	return x, ok
}

// value asks for a key, and reports it if it is missing.
func (t *Table) value(key, want string) (value, bool) {
	if !t.Has(key) {
		t.doc.problems.Errorf(t.pos, "%s is missing, expected %s", key, want)
		return value{}, false
	}
	return t.entries[key].value, true
}

// wrong reports a value of the wrong type.
func (t *Table) wrong(key string, v value, want string) {
	t.doc.problems.Errorf(v.pos, "%s is %s, expected %s", key, kind(v), want)
}

// kind is what a value is, in words.
func kind(v value) string {
	switch x := v.decoded.(type) {
	case string:
		return "a string"
	case bool:
		return "true or false"
	case int64:
		return "a whole number"
	case float64:
		if math.IsInf(x, 0) || math.IsNaN(x) {
			return "not a finite number"
		}
		return "a number with a decimal point"
	case toml.LocalDate:
		return "a date"
	case toml.LocalTime:
		return "a time of day"
	case toml.LocalDateTime:
		return "a date and time without an offset"
	case time.Time:
		return "a date and time"
	case []any:
		return "an array"
	}
	return "a table"
}

// Word is the text of a key that may hold something else as well; ok is false
// if it does.
func (t *Table) Word(key string) (text string, ok bool) {
	if !t.Has(key) {
		return "", false
	}
	text, ok = t.entries[key].decoded.(string)
	return text, ok
}

// Texts is the texts of a key: an array of them, or one alone.
func (t *Table) Texts(key string) []string { return several[string](t, key, wantTexts) }

// Ints is the whole numbers of a key: an array of them, or one alone.
func (t *Table) Ints(key string) []int {
	var numbers []int
	for _, n := range several[int64](t, key, wantInts) {
		numbers = append(numbers, int(n))
	}
	return numbers
}

// Dates is the dates of a key, as Date gives them: an array of them, or one
// alone.
func (t *Table) Dates(key string) []time.Time {
	var dates []time.Time
	for _, d := range several[toml.LocalDate](t, key, wantDates) {
		dates = append(dates, d.AsTime(time.UTC))
	}
	return dates
}

// Numbers is the numbers of an array, each of which may be written as a whole
// one.
func (t *Table) Numbers(key string) []float64 {
	var numbers []float64
	for _, x := range several[any](t, key, wantNumbers) {
		switch x := x.(type) {
		case int64:
			numbers = append(numbers, float64(x))
		case float64:
			numbers = append(numbers, x)
		default:
			t.Errorf(key, "%s has something else than numbers in it, expected %s", key, wantNumbers)
		}
	}
	return numbers
}

// several is the values of a key that are of a type, in an array or one alone,
// and reports those that are not.
func several[T any](t *Table, key, want string) []T {
	v, ok := t.value(key, want)
	if !ok {
		return nil
	}
	elements := v.elements
	if _, array := v.decoded.([]any); !array {
		elements = []value{v}
	}
	var found []T
	for _, element := range elements {
		x, ok := element.decoded.(T)
		if !ok {
			t.doc.problems.Errorf(element.pos, "%s has %s in it, expected %s", key, kind(element), want)
			continue
		}
		found = append(found, x)
	}
	return found
}
