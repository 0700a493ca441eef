// Package nhs knows who is rated: every clinical commissioning group (CCG)
// there has ever been, when each was open, what became of it, and the patient
// groups whose care is rated.
//
// It refuses to know what is measured.
package nhs

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// CCG is one ONS code that has been a clinical commissioning group.
type CCG struct {
	Code       Code
	ODS        string // ODS code: "02N"; five characters from 2021
	Name       string // official: "NHS Airedale, Wharfedale and Craven CCG"
	Region     string // NHS England region
	Opened     Date
	Closed     Date   // first day it no longer existed; zero while open
	Successors []Code // the CCGs that took over its area; none if no CCG did
	Pos        problem.Pos
}

// OpenOn reports whether the CCG existed on the day.
func (c CCG) OpenOn(day Date) bool {
	return c.Opened.Compare(day) <= 0 && (c.Closed.IsZero() || day.Compare(c.Closed) < 0)
}

// PatientGroup is one of the groups of people whose care is rated.
type PatientGroup struct {
	ID          GroupID
	Name        string // "Older people"
	Description string // one sentence
	Pos         problem.Pos
}

// Register is every CCG, sorted by code, and the patient groups in published
// order. Build one with NewRegister or ReadRegister.
type Register struct {
	CCGs   []CCG
	Groups []PatientGroup

	byCode       map[Code]int
	predecessors map[Code][]Code // code -> the CCGs that it succeeded, sorted
}

// NewRegister indexes CCGs and groups that are known to be sound.
func NewRegister(ccgs []CCG, groups []PatientGroup) *Register {
	r := &Register{
		CCGs: slices.Clone(ccgs), Groups: slices.Clone(groups),
		byCode: make(map[Code]int, len(ccgs)), predecessors: make(map[Code][]Code),
	}
	slices.SortStableFunc(r.CCGs, func(a, b CCG) int { return cmp.Compare(a.Code, b.Code) })
	for i, c := range r.CCGs {
		if _, doubled := r.byCode[c.Code]; !doubled {
			r.byCode[c.Code] = i
		}
	}
	for _, c := range r.CCGs {
		for _, heir := range r.Heirs(c.Code) {
			r.predecessors[heir] = append(r.predecessors[heir], c.Code)
		}
	}
	return r
}

// ReadRegister reads ccgs.csv and patient-groups.csv of fsys, the data folder.
// When there are errors, the register holds what can be told from the rest.
func ReadRegister(fsys fs.FS) (*Register, problem.List) {
	ccgs, problems := readCCGs(fsys)
	groups, more := readGroups(fsys)
	problems = append(problems, more...)
	problems.Sort()
	return NewRegister(ccgs, groups), problems
}

// CCG finds a CCG, open or closed, by its code.
func (r *Register) CCG(code Code) (CCG, bool) {
	i, ok := r.byCode[code]
	if !ok {
		return CCG{}, false
	}
	return r.CCGs[i], true
}

// Group finds a patient group by its id.
func (r *Register) Group(id GroupID) (PatientGroup, bool) {
	for _, g := range r.Groups {
		if g.ID == id {
			return g, true
		}
	}
	return PatientGroup{}, false
}

// Invented reports whether the register is of an invented nation. No register
// mixes invented CCGs with real ones.
func (r *Register) Invented() bool { return len(r.CCGs) > 0 && r.CCGs[0].Code.Invented() }

// OpenOn is every CCG open on the day, sorted by ODS code.
func (r *Register) OpenOn(day Date) []CCG {
	var open []CCG
	for _, c := range r.CCGs {
		if c.OpenOn(day) {
			open = append(open, c)
		}
	}
	slices.SortStableFunc(open, func(a, b CCG) int { return strings.Compare(a.ODS, b.ODS) })
	return open
}
