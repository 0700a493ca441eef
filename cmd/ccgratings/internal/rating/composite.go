package rating

import (
	"math"
	"slices"

	"ccgratings/cmd/ccgratings/internal/stats"
)

// scores are the capped, oriented z-scores of several indicators. has[j][i]
// tells whether CCG i has indicator j; c[j][i] is its score, rho[j][i] how
// reliable it is.
type scores struct {
	c      [][]float64
	has    [][]bool
	rho    [][]float64
	weight []float64
	domain []string
}

// newScores gathers the scored indicators of a group. METHOD.md section 7.
func newScores(indicators []int, res *Results) scores {
	var s scores
	for _, j := range indicators {
		ind := &res.Indicators[j]
		s.addIn(ind.Domain, ind.Weight, len(ind.Comparisons), res.Rules.Cap, func(i int) (z, rho float64, ok bool) {
			c := &ind.Comparisons[i]
			return c.ZAdjusted, c.Rho, c.Scored
		})
	}
	return s
}

// addIn adds an indicator of a domain.
func (s *scores) addIn(domain string, weight float64, n int, limit float64, of func(i int) (z, rho float64, ok bool)) {
	s.add(weight, n, limit, of)
	s.domain[len(s.domain)-1] = domain
}

// add adds an indicator: of tells each CCG's z-score and its reliability, if
// it has one.
func (s *scores) add(weight float64, n int, limit float64, of func(i int) (z, rho float64, ok bool)) {
	c, has, rho := make([]float64, n), make([]bool, n), make([]float64, n)
	for i := range n {
		if z, reliability, ok := of(i); ok {
			c[i], has[i], rho[i] = min(max(z, -limit), limit), true, reliability
		}
	}
	s.c, s.has, s.rho, s.weight = append(s.c, c), append(s.has, has), append(s.rho, rho), append(s.weight, weight)
	s.domain = append(s.domain, "")
}

// Composite is how the scores of several indicators become one, which is
// standard normal over ordinary CCGs whichever indicators are missing.
// METHOD.md section 7.
type Composite struct {
	Correlation [][]float64 // between the indicators
	V           float64     // winsorised variance of the scores before lambda
	Lambda      float64     // what scores are divided by so that ordinary CCGs spread as a standard normal

	scores, variances []float64 // of the CCGs asked for, in that order
}

// composite works out the scores of some CCGs and their sampling variances, by
// the rules in force.
func (s scores) composite(ccgs []int, r Rules) Composite {
	if r.Composite == Domains {
		s = s.byDomain(ccgs, r)
	}
	comp := Composite{scores: make([]float64, len(ccgs)), variances: make([]float64, len(ccgs))}
	if r.Correlation == NoCorrelation || r.Composite == StoufferNaive {
		comp.Correlation = identity(len(s.c))
	} else {
		comp.Correlation = s.correlation(r)
	}
	if r.Missing == Neutral {
		s = s.filled(ccgs)
	}
	for k, i := range ccgs {
		comp.scores[k], comp.variances[k] = s.combine(i, comp.Correlation, r)
	}
	comp.V = stats.WinsorisedMeanSquare(comp.scores, r.Winsor) / stats.Kappa(r.Winsor)
	comp.Lambda = lambda(comp.V, r)
	for k := range ccgs {
		comp.scores[k] /= comp.Lambda
		comp.variances[k] /= comp.Lambda * comp.Lambda
	}
	return comp
}

// lambda is what scores are divided by. A weighted sum is in units of its own
// standard deviation, so it is only ever widened; a middle or a count is in
// units of its own, and is brought to variance 1.
func lambda(v float64, r Rules) float64 {
	switch {
	case r.Composite == StoufferNaive:
		return 1
	case (r.Composite == MedianZ || r.Composite == CountBands) && v > 0:
		return math.Sqrt(v)
	}
	return math.Sqrt(max(1, v))
}

// identity is the correlation of indicators that have none.
func identity(k int) [][]float64 {
	matrix := make([][]float64, k)
	for a := range matrix {
		matrix[a] = make([]float64, k)
		matrix[a][a] = 1
	}
	return matrix
}

// filled counts what a CCG lacks as exactly like England.
func (s scores) filled(ccgs []int) scores {
	out := scores{c: s.c, rho: s.rho, weight: s.weight, domain: s.domain}
	for _, has := range s.has {
		full := make([]bool, len(has))
		for _, i := range ccgs {
			full[i] = true
		}
		out.has = append(out.has, full)
	}
	return out
}

// byDomain makes a score of each domain's indicators, to be combined in turn. A
// domain carries the weight of its indicators.
func (s scores) byDomain(ccgs []int, r Rules) scores {
	within := r
	within.Composite, within.Missing = MeanCappedZ, Renormalise
	var out scores
	for _, domain := range s.domains() {
		part := s.only(func(a int) bool { return s.domain[a] == domain })
		var covered []int
		for _, i := range ccgs {
			if part.coverage(i).Used > 0 {
				covered = append(covered, i)
			}
		}
		comp := part.composite(covered, within)
		at := make(map[int]int, len(covered))
		for k, i := range covered {
			at[i] = k
		}
		weight := 0.0
		for _, w := range part.weight {
			weight += w
		}
		out.add(weight, len(s.c[0]), r.Cap, func(i int) (z, rho float64, ok bool) {
			k, ok := at[i]
			if !ok {
				return 0, 0, false
			}
			return comp.scores[k], 1 - comp.variances[k], true
		})
	}
	return out
}

// domains lists the domains in the order in which they first appear.
func (s scores) domains() []string {
	var out []string
	for _, d := range s.domain {
		if !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}

// only keeps some of the indicators.
func (s scores) only(keep func(a int) bool) scores {
	var out scores
	for a := range s.c {
		if keep(a) {
			out.c, out.has, out.rho = append(out.c, s.c[a]), append(out.has, s.has[a]), append(out.rho, s.rho[a])
			out.weight, out.domain = append(out.weight, s.weight[a]), append(out.domain, s.domain[a])
		}
	}
	return out
}

// combine is a CCG's score before lambda, and the part of its variance that is
// sampling noise.
func (s scores) combine(i int, corr [][]float64, r Rules) (score, noise float64) {
	sum, variance := 0.0, 0.0
	for a := range s.c {
		if !s.has[a][i] {
			continue
		}
		sum += s.weight[a] * s.contribution(a, i, r)
		noise += s.weight[a] * s.weight[a] * (1 - s.rho[a][i])
		for b := range s.c {
			if s.has[b][i] {
				variance += s.weight[a] * s.weight[b] * corr[a][b]
			}
		}
	}
	if r.Composite == MedianZ {
		return s.middle(i), noise / variance
	}
	return sum / math.Sqrt(variance), noise / variance
}

// middle is a CCG's middle score.
func (s scores) middle(i int) float64 {
	var own []float64
	for a := range s.c {
		if s.has[a][i] {
			own = append(own, s.c[a][i])
		}
	}
	return stats.Median(own)
}

// contribution is what an indicator brings into the sum.
func (s scores) contribution(a, i int, r Rules) float64 {
	if r.Composite != CountBands {
		return s.c[a][i]
	}
	limit := stats.TwoSided(r.Level)
	switch {
	case s.c[a][i] >= limit:
		return 1
	case s.c[a][i] <= -limit:
		return -1
	}
	return 0
}

// shrunk is what a composite's scores say of the true ones. METHOD.md section
// 8.
type shrunk struct {
	a           float64 // variance of the true scores
	reliability []float64
	posterior   []stats.Posterior
}

func (comp Composite) shrink() shrunk {
	out := shrunk{
		a:           max(0, comp.V/(comp.Lambda*comp.Lambda)-stats.Median(comp.variances)),
		reliability: make([]float64, len(comp.scores)),
		posterior:   make([]stats.Posterior, len(comp.scores)),
	}
	for k, v := range comp.variances {
		if out.a > 0 {
			out.reliability[k] = out.a / (out.a + v)
		}
		rel := out.reliability[k]
		out.posterior[k] = stats.Posterior{Mu: rel * comp.scores[k], SD: math.Sqrt(rel * v)}
	}
	return out
}
