package site

import (
	"slices"

	"ccgratings/cmd/ccgratings/internal/nhs"
)

// lineage tells where CCGs came from and what became of them. CCGs merged,
// and some whose boundary changed kept their ODS code, and often their name,
// under another ONS code: to readers those are one CCG before and after.
type lineage struct{ register *nhs.Register }

// origin is how a CCG came about, and how those did that it was formed from,
// in sentences; none if nothing came before it.
func (l lineage) origin(c nhs.CCG) []string {
	return l.originOf(c, "It", map[nhs.Code]bool{})
}

func (l lineage) originOf(c nhs.CCG, subject string, told map[nhs.Code]bool) []string {
	from := l.formedFrom(c)
	if len(from) == 0 || told[c.Code] {
		return nil
	}
	told[c.Code] = true
	out := []string{subject + " was formed on " + c.Opened.Words() + " from " + list(shares(from)) + "."}
	if before, ok := same(from, c.ODS); ok {
		out[0] = l.boundary(before, c, subject)
		if before.Name != c.Name {
			out[0] += " Until then it was called " + before.Name + "."
		}
	}
	for _, f := range from {
		out = append(out, l.originOf(f, f.Name, told)...)
	}
	return out
}

// formedFrom is the CCGs whose areas a CCG had from the start, in whole or in
// part.
func (l lineage) formedFrom(c nhs.CCG) []nhs.CCG {
	return slices.DeleteFunc(l.named(l.register.Formation(c.Code).From), func(from nhs.CCG) bool { return from.Closed != c.Opened })
}

// shares names CCGs, each as a part if it went to others too.
func shares(ccgs []nhs.CCG) []string {
	names := namesOf(ccgs)
	for i, c := range ccgs {
		if len(c.Successors) > 1 {
			names[i] = "part of " + c.Name
		}
	}
	return names
}

// boundary says how the boundary changed of a CCG that kept its ODS code.
func (l lineage) boundary(before, after nhs.CCG, subject string) string {
	whose := "Its"
	if subject != "It" {
		whose = subject + "'s"
	}
	without := func(ccgs []nhs.CCG, one nhs.CCG) []nhs.CCG {
		return slices.DeleteFunc(ccgs, func(c nhs.CCG) bool { return c.Code == one.Code })
	}
	var what []string
	if took := without(l.formedFrom(after), before); len(took) > 0 {
		what = append(what, "it took in "+list(shares(took)))
	}
	if gave := without(l.named(before.Successors), after); len(gave) > 0 {
		what = append(what, "part of its area went to "+list(namesOf(gave)))
	}
	if len(what) == 0 {
		return whose + " ONS code changed on " + after.Opened.Words() + "; its area stayed the same."
	}
	return whose + " boundary changed on " + after.Opened.Words() + ": " + list(what) + "."
}

// ending is what became of a CCG: a few words and sentences.
type ending struct{ Lead, Text string }

// ending is when a CCG closed and what took over from it; nil while it is open.
func (l lineage) ending(c nhs.CCG) *ending {
	if c.Closed.IsZero() {
		return nil
	}
	to := l.named(c.Successors)
	if after, ok := same(to, c.ODS); ok {
		e := &ending{Lead: "This CCG has changed since.", Text: l.boundary(c, after, "It")}
		if after.Name != c.Name {
			e.Text += " From then on it was called " + after.Name + "."
		}
		return e
	}
	e := &ending{Lead: "This CCG no longer exists.", Text: "It closed on " + c.Closed.Words()}
	if len(to) > 0 {
		e.Text += ". " + list(namesOf(to)) + " took over its area."
	} else {
		e.Text += ", and no CCG took its place."
	}
	return e
}

// same finds the CCG among several that has an ODS code.
func same(ccgs []nhs.CCG, ods string) (nhs.CCG, bool) {
	for _, c := range ccgs {
		if c.ODS == ods {
			return c, true
		}
	}
	return nhs.CCG{}, false
}

// named finds CCGs by their codes.
func (l lineage) named(codes []nhs.Code) []nhs.CCG {
	var out []nhs.CCG
	for _, code := range codes {
		if c, ok := l.register.CCG(code); ok {
			out = append(out, c)
		}
	}
	return out
}

func namesOf(ccgs []nhs.CCG) []string {
	names := make([]string, len(ccgs))
	for i, c := range ccgs {
		names[i] = c.Name
	}
	return names
}

// forebears names the CCGs that a CCG was formed from, those that they were
// formed from, and so on, once each and without its own name.
func (l lineage) forebears(c nhs.CCG) []string {
	var names []string
	for _, from := range l.formedFrom(c) {
		for _, name := range append([]string{from.Name}, l.forebears(from)...) {
			if name != c.Name && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// sequel is what became of a CCG up to a day, one step after the other, in
// sentences.
func (l lineage) sequel(c nhs.CCG, day nhs.Date) []string {
	var out []string
	told := make(map[nhs.Code]bool)
	next := l.named(c.Successors)
	for len(next) > 0 {
		heir := next[0]
		next = next[1:]
		if told[heir.Code] || heir.Opened.Compare(day) > 0 {
			continue
		}
		told[heir.Code] = true
		if from := l.formedFrom(heir); len(from) > 0 {
			out = append(out, heir.Name+" was formed on "+heir.Opened.Words()+" from "+list(shares(from))+".")
		}
		if !heir.OpenOn(day) {
			next = append(next, l.named(heir.Successors)...)
		}
	}
	return out
}
