package site

import "ccgratings/cmd/ccgratings/internal/rating"

// operating is how often a rule is right, tried on invented nations where the
// truth is known: METHOD.md section 9. Each line is 1,000 nations of 209 CCGs,
// with the standard method up to the rule.
type operating struct {
	Lines []operatingLine
	Apart []apartLine
	None  bool // nobody was coloured in any of 3,000 groups without true differences
}

// operatingLine is where no CCG stands apart from the others.
type operatingLine struct{ Truth, Coloured, Wrong string }

// apartLine is where ten CCGs stand apart at either end.
type apartLine struct{ Truth, Found, Others string }

// The truths that were tried.
var (
	truths = [...]string{
		"No CCG truly differs, 3 indicators",
		"No CCG truly differs, 6 indicators",
		"No CCG truly differs, 12 indicators",
		"Ordinary differences, precise indicators",
		"Ordinary differences, imprecise indicators",
		"Ordinary differences with more extremes than usual",
	}
	apartTruths = [...]string{"Precise indicators", "Imprecise indicators"}
)

// trial is what one rule made of each truth: green or red, and wrong; and of
// those that stood apart found, and others coloured.
type trial struct {
	lines [len(truths)][2]string
	apart [len(apartTruths)][2]string
}

var trials = map[rating.Rule]trial{
	rating.TwoKey: {
		[...][2]string{{"0.00", "0.00"}, {"0.00", "0.00"}, {"0.00", "0.00"}, {"10.1", "0.004"}, {"7.7", "0.31"}, {"12.3", "0.006"}},
		[...][2]string{{"87%", "1.9"}, {"70%", "2.4"}},
	},
	rating.Limits95: {
		[...][2]string{{"7.9", "7.9"}, {"6.5", "6.5"}, {"4.4", "4.4"}, {"10.1", "0.004"}, {"10.0", "0.62"}, {"12.3", "0.006"}},
		[...][2]string{{"87%", "1.9"}, {"70%", "2.4"}},
	},
	rating.Limits998: {
		[...][2]string{{"0.19", "0.19"}, {"0.15", "0.15"}, {"0.05", "0.05"}, {"0.35", "0.00"}, {"0.42", "0.00"}, {"1.6", "0.00"}},
		[...][2]string{{"33%", "0.01"}, {"19%", "0.02"}},
	},
	rating.Fifth90: {
		[...][2]string{{"0.00", "0.00"}, {"0.00", "0.00"}, {"0.00", "0.00"}, {"40.7", "0.88"}, {"9.4", "0.45"}, {"39", "0.90"}},
		[...][2]string{{"99%", "30"}, {"79%", "7.6"}},
	},
	rating.FalseDiscoveryRate: {
		[...][2]string{{"0.04", "0.04"}, {"0.04", "0.04"}, {"0.01", "0.01"}, {"0.13", "0.00"}, {"0.13", "0.00"}, {"1.2", "0.00"}},
		[...][2]string{{"47%", "0.03"}, {"20%", "0.03"}},
	},
}

// operatingOf is how often the rules in force are right; nil if they are not
// among those that were tried. How old figures may be is no matter: it decides
// which indicators there are, and not what is made of them.
func operatingOf(r rating.Rules) *operating {
	t, tried := trials[r.Rule]
	usual := rating.Standard()
	usual.Rule, usual.MaxAgeMonths = r.Rule, r.MaxAgeMonths
	if !tried || r != usual {
		return nil
	}
	out := &operating{None: r.Rule == rating.TwoKey}
	for i, line := range t.lines {
		out.Lines = append(out.Lines, operatingLine{truths[i], line[0], line[1]})
	}
	for i, line := range t.apart {
		out.Apart = append(out.Apart, apartLine{apartTruths[i], line[0], line[1]})
	}
	return out
}
