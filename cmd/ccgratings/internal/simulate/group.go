package simulate

import (
	"math"
	"math/rand/v2"
	"slices"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/nhs"
	"ccgratings/cmd/ccgratings/internal/rating"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// The model of METHOD.md section 9.
const (
	reliability = 0.8       // tau^2/(tau^2+s^2) of a middling CCG
	related     = 0.3       // correlation of true positions on two indicators of a group
	planted     = 10. / 209 // share of CCGs that are divergent, either way
	plantedBy   = 2.5       // how far they are, in tau
)

// What is missing: figures here and there, and most of a group's from a few
// CCGs, too few to rate them.
const (
	lost    = 0.015 // share of figures
	thin    = 0.01  // share of CCGs
	thinHas = 2     // indicators that such a CCG has
)

// sizeSpread is how much the denominators of a CCG vary beyond its population:
// a standard deviation of logarithms.
const sizeSpread = 0.15

// groupDraw draws the figures of one group.
type groupDraw struct {
	nation *Nation
	group  nhs.PatientGroup
	period indicator.Period
	sizes  float64 // of counts, relative to the usual
	random *rand.Rand

	positions [][]float64 // true positions per indicator and CCG: better is positive
	planted   []float64   // per CCG: +1 or -1 if it is divergent
	thin      []bool      // per CCG
}

// run adds the group's indicators, and what is true, to the nation. It draws
// the positions first, so that they are alike whatever the truth.
func (g *groupDraw) run() {
	all := measures()
	g.draw(len(all))
	truth := trueScores(g.positions)
	g.nation.Positions = append(g.nation.Positions, g.standing(truth))
	for j, m := range all {
		m = m.of(g.group, g.sizes)
		table := g.table(m, j)
		g.nation.Indicators = append(g.nation.Indicators, rating.Measure{Definition: m.Definition, Table: table, Weight: 1})
	}
}

// draw gives every CCG its true position on each of k indicators: related
// standard normals, moved for the divergent; all 0 under Null.
func (g *groupDraw) draw(k int) {
	n := len(g.nation.CCGs)
	g.positions = make([][]float64, k)
	for j := range g.positions {
		g.positions[j] = make([]float64, n)
	}
	for i := range n {
		common := math.Sqrt(related) * g.random.NormFloat64()
		for j := range g.positions {
			g.positions[j][i] = common + math.Sqrt(1-related)*g.random.NormFloat64()
		}
	}
	g.choose()
	for _, positions := range g.positions {
		for i := range positions {
			switch g.nation.Truth {
			case Null:
				positions[i] = 0
			case Divergent:
				positions[i] += plantedBy * g.planted[i]
			}
		}
	}
}

// choose picks the divergent CCGs and those with too few figures.
func (g *groupDraw) choose() {
	n := len(g.nation.CCGs)
	g.planted, g.thin = make([]float64, n), make([]bool, n)
	some := func(share float64) int { return max(1, int(math.Round(share*float64(n)))) }
	order := g.random.Perm(n)
	better, worse, few := some(planted), 2*some(planted), 2*some(planted)+some(thin)
	for k, i := range order[:few] {
		switch {
		case k < better:
			g.planted[i] = 1
		case k < worse:
			g.planted[i] = -1
		default:
			g.thin[i] = true
		}
	}
}

// table draws the figures of one indicator, the j-th of the group.
func (g *groupDraw) table(m measure, j int) *indicator.Table {
	populations, errors := make([]float64, len(g.nation.CCGs)), make([]float64, len(g.nation.CCGs))
	for i, p := range g.nation.People {
		times := float64(p.Population) / medianPopulation * math.Exp(sizeSpread*g.random.NormFloat64())
		populations[i] = m.population(times)
		errors[i] = m.standardError(populations[i])
	}
	tau := math.Sqrt(reliability/(1-reliability)) * stats.Median(errors)
	if m.Better == indicator.Lower {
		tau = -tau
	}
	t := &indicator.Table{Indicator: m.ID, Period: g.period}
	for i, c := range g.nation.CCGs {
		o := m.publish(m.moved(tau*g.positions[j][i]), populations[i], g.random)
		if gone := g.random.Float64() < lost; gone || g.thin[i] && j >= thinHas {
			o = indicator.Observation{Status: indicator.Missing, Note: lostNote}
		}
		o.Area, o.Period = c.Code, g.period
		t.Rows = append(t.Rows, o)
	}
	t.England = m.together(t.Rows)
	t.England.Period = g.period
	return t
}

// Planted says which way a CCG was made divergent; the zero Planted is that
// it was not.
type Planted int8

const (
	PlantedWorse  Planted = -1
	PlantedBetter Planted = 1
)

// String is the word used in truth.csv.
func (p Planted) String() string {
	switch p {
	case PlantedBetter:
		return "better"
	case PlantedWorse:
		return "worse"
	}
	return "none"
}

// Position is what is true of a CCG in a group.
type Position struct {
	Score   float64 // mean of its true positions, in standard deviations of ordinary CCGs; positive is better
	Rank    int     // 1 is best; 0 when no CCG differs
	Best    bool    // in the best fifth of true scores
	Worst   bool    // in the worst fifth
	Planted Planted
}

// trueScores is the mean of each CCG's true positions, as a standard normal
// over ordinary CCGs.
func trueScores(positions [][]float64) []float64 {
	k := float64(len(positions))
	deviation := math.Sqrt(k + k*(k-1)*related)
	out := make([]float64, len(positions[0]))
	for i := range out {
		for j := range positions {
			out[i] += positions[j][i]
		}
		out[i] /= deviation
	}
	return out
}

// fifth is the share of CCGs that are the best, and the worst.
const fifth = 0.2

// standing says where each CCG's true score is among the others.
func (g *groupDraw) standing(scores []float64) []Position {
	out := make([]Position, len(scores))
	for i, score := range scores {
		out[i].Score = score
	}
	if g.nation.Truth == Null {
		return out
	}
	ascending := slices.Sorted(slices.Values(scores))
	low, high := stats.QuantileSorted(ascending, fifth), stats.QuantileSorted(ascending, 1-fifth)
	for i, score := range scores {
		below, _ := slices.BinarySearch(ascending, score)
		out[i].Rank = len(scores) - below
		out[i].Best, out[i].Worst = score >= high, score <= low
		if g.nation.Truth == Divergent {
			out[i].Planted = Planted(g.planted[i])
		}
	}
	return out
}
