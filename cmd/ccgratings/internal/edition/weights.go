package edition

import (
	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
)

// checkWeights refuses weights of nothing, weights where the rules say there
// are none, and an indicator over its largest share of its group's weight.
// METHOD.md section 7.
func (r *reader) checkWeights(e *Edition, entries []Entry) {
	total, scored, weighty := map[nhs.GroupID]float64{}, map[nhs.GroupID]int{}, 0
	for _, entry := range entries {
		if entry.Weight > 0 {
			weighty++
		}
		if entry.Definition.Better != indicator.Neither {
			total[entry.Definition.Group] += entry.Weight
			scored[entry.Definition.Group]++
		}
	}
	if weighty == 0 && len(entries) > 0 {
		r.problems.Errorf(entries[0].WeightPos, "no indicator has a weight, expected at least one weight of more than 0")
		return
	}
	for _, entry := range entries {
		id, group := entry.Definition.ID, entry.Definition.Group
		share := entry.Weight / total[group]
		switch {
		case entry.Weight == 0:
			r.problems.Errorf(entry.WeightPos, "the weight of %q is 0, expected more than 0; leave the indicator out instead", id)
		case r.weights == equalWeights && entry.Weight != 1:
			r.problems.Errorf(entry.WeightPos, "the weight of %q is %g, expected 1: the rules say that weights are equal", id, entry.Weight)
		case entry.Weight < 0, entry.Definition.Better == indicator.Neither, scored[group] < e.Rules.MinIndicators:
			// reported already, not in a score, or in a group that is not rated
		case share > e.Rules.MaxWeight:
			r.problems.Errorf(entry.Pos, "indicator %q carries %.0f%% of the weight of group %q, expected at most %.0f%%",
				id, 100*share, group, 100*e.Rules.MaxWeight)
		}
	}
}

// checkDomains asks for a domain exactly where scores are made by domain.
func (r *reader) checkDomains(e *Edition, entries []Entry) {
	byDomain := e.Rules.Composite == rating.Domains
	for _, entry := range entries {
		switch id := entry.Definition.ID; {
		case byDomain && entry.Domain == "" && entry.Definition.Better != indicator.Neither:
			r.problems.Errorf(entry.Pos, "indicator %q has no domain, expected one: the rules make scores by domain", id)
		case !byDomain && entry.Domain != "":
			r.problems.Errorf(entry.Pos, "indicator %q has a domain, expected none unless the rules say composite = \"domains\"", id)
		}
	}
}
