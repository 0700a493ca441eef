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
	res.estimateDispersion(ccgs, r)
	for i := range res.Comparisons {
		c := &res.Comparisons[i]
		c.adjust(m.Definition, res.England.Value.Number, res.spread, r)
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
// that are usable and not suppressed; where this period has too few, from those
// of the period before; where that has too few as well, no CCG is compared.
// METHOD.md section 4.
func (res *IndicatorResult) estimateDispersion(ccgs []nhs.CCG, r Rules) {
	d, s := usableDeviations(res.Comparisons)
	if len(d) < r.MinAreas && res.Previous != nil {
		d, s = usableDeviations(res.past(res.Previous, ccgs, r).Comparisons)
		res.FromPrevious = len(d) >= r.MinAreas
	}
	if len(d) < r.MinAreas {
		for i := range res.Comparisons {
			res.Comparisons[i].withdraw(r)
		}
		return
	}
	res.EstimatedFrom = len(d)
	res.Phi = stats.WinsorisedPhi(d, s, r.Winsor)
	res.spread = estimateSpread(d, s, r)
	res.Tau2 = res.spread.tau2
	rho := make([]float64, len(s))
	for i := range s {
		rho[i] = res.spread.reliability(s[i])
	}
	res.Reliability = stats.Median(rho)
}

// estimateSpread estimates the centre of the deviations and how much they vary
// beyond chance, by the rules in force.
func estimateSpread(d, s []float64, r Rules) spread {
	out := spread{inflation: 1}
	if r.Centre == MedianCentre {
		out.centre = stats.Median(d)
		centred := make([]float64, len(d))
		for i := range d {
			centred[i] = d[i] - out.centre
		}
		d = centred
	}
	switch r.Overdispersion {
	case RobustPauleMandel:
		out.tau2 = stats.PauleMandelRobust(d, s, r.Winsor)
	case WinsorisedDL:
		out.tau2 = stats.DerSimonianLairdWinsorised(d, s, r.Winsor)
	case TrimmedDL:
		out.tau2 = stats.DerSimonianLairdTrimmed(d, s, r.Winsor)
	case Multiplicative:
		out.inflation = stats.Inflation(stats.WinsorisedPhi(d, s, r.Winsor), r.Winsor)
	}
	return out
}

// usableDeviations is what dispersion is estimated from.
func usableDeviations(comparisons []Comparison) (d, s []float64) {
	for _, c := range comparisons {
		if c.Standing.measured() {
			d, s = append(d, c.D), append(s, c.S)
		}
	}
	return d, s
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
	var out []string
	if res.FromPrevious {
		out = append(out, "Too few CCGs have a usable figure to say how much CCGs ordinarily differ, so that is taken from the period before.")
	}
	if wider == 0 {
		return out
	}
	return append(out, fmt.Sprintf("The published interval of %d CCGs is wider than their counts alone would give, so their figures are treated as less certain.", wider))
}
