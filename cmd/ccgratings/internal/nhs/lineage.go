package nhs

import "slices"

// Figures are published for the CCGs of their time, and CCGs merged. What one
// became, and what one was formed from, decides which figures may be added up:
// only those of whole CCGs that merged. A merger is of whole CCGs if each CCG
// that went into the new one went into no other, on the day that it opened
// (METHOD.md section 13). Where an area was divided as well, how much each part
// holds is not known, and nothing may be added up.

// Became gives the CCGs open on a day that hold the area a CCG once had,
// sorted by code: its successors, theirs, and so on; the CCG itself if it was
// open. whole reports that every step was a merger of whole CCGs, so that it
// went into the one CCG given with all that it had. A code that is not on the
// register, that opened after the day or whose area no CCG held on it became
// none.
func (r *Register) Became(code Code, day Date) (codes []Code, whole bool) {
	c, known := r.CCG(code)
	switch {
	case !known || day.Compare(c.Opened) < 0:
		return nil, false
	case c.OpenOn(day):
		return []Code{code}, true
	}
	heirs := r.Heirs(code)
	whole = len(heirs) == 1
	for _, heir := range heirs {
		further, stillWhole := r.Became(heir, day)
		codes = append(codes, further...)
		whole = whole && stillWhole && r.Formation(heir).Whole
	}
	slices.Sort(codes)
	return slices.Compact(codes), whole
}

// FormedFrom gives the CCGs open on an earlier day that held what is now a
// CCG's area, or part of it, sorted by code: the CCG itself if it was open.
// whole reports that every step between was a merger of whole CCGs, so that
// their counts add up to the CCG's.
func (r *Register) FormedFrom(code Code, day Date) (codes []Code, whole bool) {
	c, known := r.CCG(code)
	switch {
	case !known || !c.Closed.IsZero() && c.Closed.Compare(day) <= 0:
		return nil, false
	case c.OpenOn(day):
		return []Code{code}, true
	}
	f := r.Formation(code)
	whole = f.Whole
	for _, from := range f.From {
		further, stillWhole := r.FormedFrom(from, day)
		codes = append(codes, further...)
		whole = whole && stillWhole
	}
	slices.Sort(codes)
	return slices.Compact(codes), whole
}

// Formation is how a CCG came about.
type Formation struct {
	From  []Code // the CCGs whose areas it took over, in whole or in part, sorted by code; none if it was one of the first
	Whole bool   // whether it is all of them and nothing else: a merger of whole CCGs
}

// Formation finds how a CCG came about from those that it succeeded.
func (r *Register) Formation(code Code) Formation {
	c, _ := r.CCG(code)
	f := Formation{From: r.predecessors[code]}
	f.Whole = len(f.From) > 0
	for _, from := range f.From {
		p, _ := r.CCG(from)
		f.Whole = f.Whole && len(p.Successors) == 1 && p.Closed == c.Opened
	}
	return f
}

// Heirs gives the successors of a CCG that were open when it closed: all of
// them, on a sound register. On any register they close later than it did, so
// following them comes to an end.
func (r *Register) Heirs(code Code) []Code {
	var heirs []Code
	c, _ := r.CCG(code)
	for _, code := range c.Successors {
		if s, known := r.CCG(code); known && !c.Closed.IsZero() && s.OpenOn(c.Closed) {
			heirs = append(heirs, code)
		}
	}
	return heirs
}
