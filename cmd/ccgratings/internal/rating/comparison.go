package rating

import (
	"fmt"
	"math"
	"strconv"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// compare puts one figure beside the benchmark, up to its deviation; what
// depends on the other CCGs comes later. METHOD.md sections 3 and 6.
func compare(m Measure, o *indicator.Observation, b Benchmark, r Rules) Comparison {
	c := Comparison{Observation: o}
	if o == nil {
		c.Reason = "no figure was published"
		return c
	}
	if v, ok := valueOf(m.Definition, o); ok && o.Status != indicator.Suppressed {
		c.Value = indicator.Of(v)
		c.Interval95, c.HasInterval = interval95(m.Definition, o)
	}
	switch o.Status {
	case indicator.Missing:
		c.Reason = orElse(o.Note, "the publisher has no figure")
	case indicator.Unreliable:
		c.Standing, c.Reason = NotReliable, orElse(o.Note, "the figure is not reliable")
	case indicator.Suppressed:
		c.compareSuppressed(m.Definition, b, r)
	default:
		c.compareReported(m.Definition, b, r)
	}
	return c
}

// compareReported judges what a figure given without reserve can bear.
func (c *Comparison) compareReported(def indicator.Definition, b Benchmark, r Rules) {
	if !b.Value.Given {
		c.Standing, c.Reason = NoComparison, "there is no England figure to compare with"
		return
	}
	dev, ok := deviate(def, c.Observation, b.Value.Number, r.Engine)
	if !ok {
		c.Standing, c.Reason = NoInterval, "the figure's margin of error is not known"
		return
	}
	c.Deviation, c.ZUnadjusted = dev, dev.D/dev.S
	c.judgeSize(r)
	if def.Kind == indicator.StandardisedRate && c.Observation.Count.Given && c.Observation.Count.Number < minStandardised {
		c.Standing, c.Reason = TooSmall, fmt.Sprintf("it rests on fewer than %d events", minStandardised)
	}
}

// compareSuppressed keeps what is known of a hidden count: the range it lies
// in, and the standard error that its population gives.
func (c *Comparison) compareSuppressed(def indicator.Definition, b Benchmark, r Rules) {
	o := c.Observation
	if r.Suppressed == SuppressedMissing || !o.Low.Given || !o.High.Given || !o.Population.Given {
		c.Standing, c.Reason = Hidden, orElse(o.Note, "the publisher hid the figure because the numbers are small")
		return
	}
	if !b.Value.Given {
		c.Standing, c.Reason = NoComparison, "there is no England figure to compare with"
		return
	}
	dev := countDeviation(def, o.Low.Number, o.Population.Number, b.Value.Number, r.Engine)
	dev.D = 0
	c.Deviation = dev
	c.judgeSize(r)
	if c.Standing.Banded() {
		c.Standing = Bounded
		c.Reason = fmt.Sprintf("the publisher hid the count, known to lie between %s and %s; the end nearer to England is used", plain(o.Low.Number), plain(o.High.Number))
	}
}

// judgeSize says whether enough events were expected for a comparison.
func (c *Comparison) judgeSize(r Rules) {
	switch {
	case c.Size < r.MinExpected:
		c.Standing = TooSmall
		c.Reason = fmt.Sprintf("too small to compare: fewer than %s events would be expected", plain(r.MinExpected))
	case c.Size < r.SmallExpected:
		c.Standing = SmallNumbers
		c.Reason = fmt.Sprintf("small numbers: fewer than %s events would be expected", plain(r.SmallExpected))
	default:
		c.Standing = Usable
	}
}

// spread is how much an indicator's figures vary beyond chance, and where
// their middle is: what turns a deviation into an adjusted z-score.
type spread struct {
	tau2      float64 // added to the square of every standard error
	inflation float64 // that every standard error is stretched by; 1 unless overdispersion is multiplicative
	centre    float64 // taken from every deviation; 0 unless the centre is the median
}

// z is the adjusted z-score of a deviation.
func (s spread) z(d stats.Deviation) float64 {
	return (d.D - s.centre) / math.Sqrt(s.variance(d.S))
}

// variance is that of an ordinary CCG's deviation with standard error se.
func (s spread) variance(se float64) float64 {
	return s.inflation * s.inflation * (se*se + s.tau2)
}

// reliability is the share of a figure's variance that is not chance.
func (s spread) reliability(se float64) float64 {
	if s.inflation > 1 {
		return 1 - 1/(s.inflation*s.inflation)
	}
	return s.tau2 / (s.tau2 + se*se)
}

// adjust allows for ordinary variation between CCGs and gives the band.
func (c *Comparison) adjust(def indicator.Definition, b float64, s spread, r Rules) {
	if c.S > 0 {
		c.Rho = s.reliability(c.S)
	}
	if !c.Standing.Banded() {
		return
	}
	z := s.z(c.Deviation)
	if c.Standing == Bounded {
		o := c.Observation
		s.centre = 0 // the end nearer England understates against England only, so it stays the centre
		low := s.z(countDeviation(def, o.Low.Number, o.Population.Number, b, r.Engine))
		high := s.z(countDeviation(def, o.High.Number, o.Population.Number, b, r.Engine))
		if r.Suppressed == DropIfBandDiffers && bandOf(low, r) != bandOf(high, r) {
			c.Standing, c.Reason = Hidden, "the publisher hid the count, and the range it lies in gives no one answer"
			return
		}
		z = nearerZero(low, high)
	}
	c.ZAdjusted = polarity(def.Better) * z
	if def.Better != indicator.Neither {
		c.Band = bandOf(c.ZAdjusted, r)
	}
}

// nearerZero is the z-score of least size between two ends: it can only
// understate. METHOD.md section 6.
func nearerZero(a, b float64) float64 {
	switch {
	case min(a, b) > 0:
		return min(a, b)
	case max(a, b) < 0:
		return max(a, b)
	}
	return 0
}

// polarity is +1 where higher is better or nothing is, -1 where lower is.
func polarity(b indicator.Better) float64 {
	if b == indicator.Lower {
		return -1
	}
	return 1
}

// bandOf is the band of an oriented z-score. METHOD.md section 5.
func bandOf(z float64, r Rules) Band {
	limit, far := stats.TwoSided(r.Level), stats.TwoSided(r.MuchLevel)
	switch {
	case z >= far:
		return MuchBetter
	case z >= limit:
		return Better
	case z <= -far:
		return MuchWorse
	case z <= -limit:
		return Worse
	}
	return AsExpected
}

func orElse(text, otherwise string) string {
	if text != "" {
		return text
	}
	return otherwise
}

// plain writes a number with no more digits than it has.
func plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
