package tables

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"ccgratings/cmd/ccgratings/internal/edition"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// Whichever rule changes, or what else is set for an edition as a whole, its
// settings change: one row, but for the rule by which scores are made, which
// may be said in two ways.
func TestEverySettingIsPinned(t *testing.T) {
	first := edition.Edition{Year: 2019, Title: "Ratings", Published: time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC),
		Register: nhs.Date{Year: 2019, Month: 4, Day: 1}, Context: 2019, Status: edition.Experimental, Rules: rating.Standard()}
	before := settings(&first).Records
	check := func(name string, other edition.Edition) {
		t.Helper()
		after := settings(&other).Records
		if len(after) != len(before) {
			t.Fatalf("%s: %d settings, were %d", name, len(after), len(before))
		}
		changed := 0
		for i := range after {
			if !slices.Equal(after[i], before[i]) {
				changed++
			}
		}
		want := 1
		if name == "Composite" {
			want = 2
		}
		if changed != want {
			t.Errorf("%s: %d settings changed, want %d", name, changed, want)
		}
	}
	for i := range reflect.TypeFor[rating.Rules]().NumField() {
		other := first
		switch field := reflect.ValueOf(&other.Rules).Elem().Field(i); field.Kind() {
		case reflect.Float64:
			field.SetFloat(field.Float() + 0.01)
		case reflect.Int:
			field.SetInt(field.Int() + 1)
		default:
			field.SetUint(field.Uint() + 1)
		}
		check(reflect.TypeFor[rating.Rules]().Field(i).Name, other)
	}
	for name, change := range map[string]func(*edition.Edition){
		"title":     func(e *edition.Edition) { e.Title = "Rankings" },
		"status":    func(e *edition.Edition) { e.Status = edition.Official },
		"published": func(e *edition.Edition) { e.Published = e.Published.Add(time.Second) },
		"register":  func(e *edition.Edition) { e.Register.Day++ },
		"context":   func(e *edition.Edition) { e.Context = 0 },
	} {
		other := first
		change(&other)
		check(name, other)
	}
}
