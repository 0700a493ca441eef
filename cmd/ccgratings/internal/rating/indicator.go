package rating

import (
	"fmt"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// compareAll puts every CCG's figure of one indicator beside England's.
// METHOD.md sections 3 to 6.
func compareAll(m Measure, ccgs []nhs.CCG, published nhs.Date, r Rules) IndicatorResult {
	res := IndicatorResult{Measure: m, England: benchmarkOf(m, ccgs)}
	res.Comparisons = make([]Comparison, len(ccgs))
	for i, c := range ccgs {
		res.Comparisons[i] = compare(m, m.Table.Row(c.Code), res.England, r)
	}
	res.estimateDispersion(r)
	for i := range res.Comparisons {
		c := &res.Comparisons[i]
		c.adjust(m.Definition, res.England.Value.Number, res.Tau2, r)
		if c.Standing.Banded() {
			res.Usable++
		}
	}
	res.WhyNotScored = res.whyNotScored(published, r)
	res.Scored = res.WhyNotScored == ""
	for i := range res.Comparisons {
		c := &res.Comparisons[i]
		c.Scored = res.Scored && c.Standing.Banded()
	}
	res.Warnings = res.warnings()
	return res
}

// estimateDispersion estimates how much CCGs differ beyond chance, from figures
// that are usable and not suppressed; from too few it does not, and then no
// CCG is compared. METHOD.md section 4.
func (res *IndicatorResult) estimateDispersion(r Rules) {
	var d, s []float64
	for _, c := range res.Comparisons {
		if c.Standing == Usable || c.Standing == SmallNumbers {
			d, s = append(d, c.D), append(s, c.S)
		}
	}
	if len(d) < r.MinAreas {
		for i := range res.Comparisons {
			res.Comparisons[i].withdraw(r)
		}
		return
	}
	res.EstimatedFrom = len(d)
	res.Phi = stats.WinsorisedPhi(d, s, r.Winsor)
	res.Tau2 = stats.PauleMandelRobust(d, s, r.Winsor)
	rho := make([]float64, len(s))
	for i := range s {
		rho[i] = res.Tau2 / (res.Tau2 + s[i]*s[i])
	}
	res.Reliability = stats.Median(rho)
}

// withdraw takes back a comparison that too few other CCGs can support.
func (c *Comparison) withdraw(r Rules) {
	if c.Standing.Banded() {
		c.Standing = NoComparison
		c.Reason = fmt.Sprintf("fewer than %d CCGs have a figure to compare", r.MinAreas)
	}
}

// whyNotScored is why an indicator stays out of its group's score this year, in
// words; empty if it does not. METHOD.md sections 2, 4 and 6.
func (res *IndicatorResult) whyNotScored(published nhs.Date, r Rules) string {
	n := len(res.Comparisons)
	switch {
	case res.Definition.Better == indicator.Neither:
		return "neither high nor low is better, so it is shown and not scored"
	case res.Definition.Better == indicator.BetterUnstated || res.Definition.Kind == indicator.KindUnstated:
		return "its kind or its direction of good is not stated"
	case !res.England.Value.Given:
		return "there is no England figure to compare with"
	case res.EstimatedFrom == 0:
		return fmt.Sprintf("fewer than %d CCGs have a figure to compare", r.MinAreas)
	case res.Table.Period.Last.AddMonths(r.MaxAgeMonths).Compare(published) < 0:
		return fmt.Sprintf("its period ended more than %d months before publication", r.MaxAgeMonths)
	case float64(n-res.Usable) > r.MaxUnusable*float64(n):
		return fmt.Sprintf("only %d of %d CCGs have a figure that can be used", res.Usable, n)
	}
	return ""
}

// warnings are the caveats that the arithmetic itself found.
func (res *IndicatorResult) warnings() []string {
	wider := 0
	for _, c := range res.Comparisons {
		if o := c.Observation; o != nil {
			if count, ok := countOf(res.Definition, o); ok && o.Status == indicator.Reported && widening(res.Definition, o, count) > 1 {
				wider++
			}
		}
	}
	if wider == 0 {
		return nil
	}
	return []string{fmt.Sprintf("The published interval of %d CCGs is wider than their counts alone would give, so their figures are treated as less certain.", wider)}
}
