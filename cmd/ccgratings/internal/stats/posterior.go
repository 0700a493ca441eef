package stats

import (
	"math"
	"math/rand/v2"
)

// Posterior is what is known of one area's true score: normal, with mean Mu
// and standard deviation SD. METHOD.md section 8.
type Posterior struct{ Mu, SD float64 }

// Above is the probability that the true score is over q.
func (p Posterior) Above(q float64) float64 { return Phi((p.Mu - q) / p.SD) }

// Below is the probability that the true score is under q.
func (p Posterior) Below(q float64) float64 { return Phi((q - p.Mu) / p.SD) }

// MeanAbove is the expected share of true scores over q.
func MeanAbove(posteriors []Posterior, q float64) float64 {
	sum := 0.0
	for _, p := range posteriors {
		sum += p.Above(q)
	}
	return sum / float64(len(posteriors))
}

// ScoreQuantile is the score that a share of all true scores lies above: the
// border of the best fifth for 0.20. METHOD.md section 8. SDs must be > 0.
func ScoreQuantile(posteriors []Posterior, share float64) float64 {
	return bisect(-20, 20, func(q float64) bool { return MeanAbove(posteriors, q) > share })
}

// ExpectedRanks gives each area's expected rank, 1 the highest score:
// 1 + the sum over the others of the probability of being below them.
// Quadratic in the number of areas, as the definition is. METHOD.md section
// 11, after Lingsma et al, BMC Med Res Methodol 2009;9:53.
func ExpectedRanks(posteriors []Posterior) []float64 {
	ranks := make([]float64, len(posteriors))
	for i := range ranks {
		ranks[i] = 1
	}
	for i, a := range posteriors {
		for k := i + 1; k < len(posteriors); k++ {
			b := posteriors[k]
			below := Phi((b.Mu - a.Mu) / math.Sqrt(a.SD*a.SD+b.SD*b.SD))
			ranks[i] += below
			ranks[k] += 1 - below
		}
	}
	return ranks
}

// RankInterval is the range of ranks, 1 the highest score, that holds an
// area's true rank with 95% probability, taken for that area alone.
type RankInterval struct{ Lower, Upper int }

// RankIntervals ranks the areas in each of a number of draws of their true
// scores and takes each area's 2.5 and 97.5 percentiles (type 1). The same
// seed gives the same intervals. METHOD.md section 11.
func RankIntervals(posteriors []Posterior, seed uint64, draws int) []RankInterval {
	n := len(posteriors)
	times := make([]int32, n*n) // times[area*n+rank]
	random := rand.New(rand.NewPCG(seed, 0))
	order := newOrder(posteriors)
	for range draws {
		for i, p := range posteriors {
			order.scores[i] = p.Mu + p.SD*random.NormFloat64()
		}
		for rank, area := range order.highestFirst() {
			times[int(area)*n+rank]++
		}
	}
	intervals := make([]RankInterval, n)
	for i := range intervals {
		own := times[i*n : (i+1)*n]
		intervals[i] = RankInterval{percentile(own, draws, 0.025), percentile(own, draws, 0.975)}
	}
	return intervals
}

// percentile is the smallest rank, from 1, that at least share of the draws do
// not exceed: R's type 1.
func percentile(times []int32, draws int, share float64) int {
	need, sum := share*float64(draws), 0
	for rank, n := range times {
		sum += int(n)
		if float64(sum) >= need-1e-9 {
			return rank + 1
		}
	}
	return len(times)
}

// order sorts areas by score, many times over. Scores are first dropped into
// buckets of equal width, which leaves little for the insertion sort that
// follows.
type order struct {
	scores  []float64
	areas   []int32
	bucket  []int32
	starts  []int32
	low     float64
	perUnit float64
}

func newOrder(posteriors []Posterior) *order {
	n := len(posteriors)
	o := &order{
		scores: make([]float64, n), areas: make([]int32, n),
		bucket: make([]int32, n), starts: make([]int32, n+1),
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range posteriors {
		low, high = min(low, p.Mu-2*p.SD), max(high, p.Mu+2*p.SD)
	}
	o.low = low
	if high > low {
		o.perUnit = float64(n) / (high - low)
	}
	return o
}

// highestFirst lists the areas, highest score first; equal scores keep the
// order of the areas.
func (o *order) highestFirst() []int32 {
	o.fillBuckets()
	for i := 1; i < len(o.areas); i++ {
		area := o.areas[i]
		score, k := o.scores[area], i
		for ; k > 0 && o.scores[o.areas[k-1]] < score; k-- {
			o.areas[k] = o.areas[k-1]
		}
		o.areas[k] = area
	}
	return o.areas
}

// fillBuckets lists the areas by bucket, the highest first; what lies outside
// the outermost buckets is put into them.
func (o *order) fillBuckets() {
	clear(o.starts)
	last := len(o.starts) - 2
	for i, score := range o.scores {
		b := last - min(max(int((score-o.low)*o.perUnit), 0), last)
		o.bucket[i] = int32(b)
		o.starts[b+1]++
	}
	for b := range last {
		o.starts[b+1] += o.starts[b]
	}
	for i, b := range o.bucket {
		o.areas[o.starts[b]] = int32(i)
		o.starts[b]++
	}
}
