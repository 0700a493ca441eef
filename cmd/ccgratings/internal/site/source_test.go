package site

import (
	"slices"
	"testing"
)

func TestBodyOf(t *testing.T) {
	for source, want := range map[string]string{
		"NHS England, Early intervention in psychosis waiting times":                      "NHS England",
		"Our own comparison, from NHS Digital, Recorded Dementia Diagnoses, January 2019": "NHS Digital",
		"OpenPrescribing.net (University of Oxford), from NHS prescribing data":           "OpenPrescribing.net (University of Oxford)",
		"Office of Invention": "Office of Invention",
	} {
		if got := bodyOf(source); got != want {
			t.Errorf("the publisher of %q is %q, want %q", source, got, want)
		}
	}
}

func TestAppendOnce(t *testing.T) {
	var all []string
	for _, s := range []string{"a", "b", "a"} {
		all = appendOnce(all, s)
	}
	if !slices.Equal(all, []string{"a", "b"}) {
		t.Errorf("got %v, want each once", all)
	}
}
