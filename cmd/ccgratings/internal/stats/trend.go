package stats

import "math"

// trendPoints is how many equally spaced points a recent trend is seen in.
const trendPoints = 5

// trendChiSquared is the 99.8% point of chi-squared with one degree of freedom,
// Z998 squared, as Fingertips has it.
const trendChiSquared = 9.54953570608324

// Trend is what five points in time show.
type Trend struct {
	Slope      float64 // per step in time: of the value, or of the log odds of a proportion
	ChiSquared float64 // of the slope against none, one degree of freedom
	Signs      int     // sum of the signs of the slope with all points and without each in turn; +-6 if none differs
	Direction  int     // +1 rising, -1 falling: significant at 99.8%, and no sign differs; else 0
}

// Estimate is a value with its 95% interval.
type Estimate struct {
	Value float64
	Interval
}

// TrendOfEstimates is the recent trend of values known by their 95% intervals,
// earliest first: a straight line weighted by 1/variance. ok is false when an
// interval has no width.
//
// METHOD.md section 13; the recent trend of Public Health England's Fingertips.
func TrendOfEstimates(points [trendPoints]Estimate) (t Trend, ok bool) {
	var y, w [trendPoints]float64
	for i, p := range points {
		if !(p.Upper > p.Lower) {
			return Trend{}, false
		}
		se := (p.Upper - p.Lower) / 3.92
		y[i], w[i] = p.Value, 1/(se*se)
	}
	line := fitLine(y, w, -1)
	return newTrend(line.slope, line.slope*line.slope*line.spread/line.weight, y, w), true
}

// Part is a count out of a population.
type Part struct{ Count, Population float64 }

// TrendOfParts is the recent trend of proportions, earliest first: the
// chi-squared test for trend in proportions, and the slope of their log odds,
// unweighted. ok is false when a count is 0 or the whole population.
//
// METHOD.md section 13; Fingertips, and R's prop.trend.test.
func TrendOfParts(points [trendPoints]Part) (t Trend, ok bool) {
	var y, w [trendPoints]float64
	var sx, sn, stx, stn, sttn float64
	for i, p := range points {
		if p.Count <= 0 || p.Count >= p.Population {
			return Trend{}, false
		}
		y[i], w[i] = math.Log(p.Count/(p.Population-p.Count)), 1
		at := float64(i + 1)
		sx += p.Count
		sn += p.Population
		stx += at * p.Count
		stn += at * p.Population
		sttn += at * at * p.Population
	}
	shift := sn*stx - sx*stn
	chiSquared := sn * shift * shift / (sx * (sn - sx) * (sn*sttn - stn*stn))
	return newTrend(fitLine(y, w, -1).slope, chiSquared, y, w), true
}

// newTrend counts the signs of the slope, one of 0 as rising.
func newTrend(slope, chiSquared float64, y, w [trendPoints]float64) Trend {
	t := Trend{Slope: slope, ChiSquared: chiSquared}
	for without := -1; without < trendPoints; without++ {
		if fitLine(y, w, without).slope < 0 {
			t.Signs--
		} else {
			t.Signs++
		}
	}
	if chiSquared > trendChiSquared {
		switch t.Signs {
		case trendPoints + 1:
			t.Direction = +1
		case -(trendPoints + 1):
			t.Direction = -1
		}
	}
	return t
}

// line is a straight line fitted by weighted least squares: its slope, the sum
// of the weights, and that sum times the weighted sum of squares of time less
// the square of its weighted sum.
type line struct{ slope, weight, spread float64 }

// fitLine fits y against time 1, 2, ..., leaving out the point of this index;
// -1 leaves out none.
func fitLine(y, w [trendPoints]float64, without int) line {
	var sw, swt, swy, swty, swtt float64
	for i := range y {
		if i == without {
			continue
		}
		at := float64(i + 1)
		sw += w[i]
		swt += w[i] * at
		swy += w[i] * y[i]
		swty += w[i] * at * y[i]
		swtt += w[i] * at * at
	}
	spread := sw*swtt - swt*swt
	return line{(sw*swty - swt*swy) / spread, sw, spread}
}
