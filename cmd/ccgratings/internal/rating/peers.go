package rating

import (
	"math"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// minPeers is how many CCGs of a set must have a figure to compare with theirs.
// METHOD.md section 15.
const minPeers = 5

// Peer is a CCG that serves people like those of another.
type Peer struct {
	CCG      int     // index into Results.CCGs
	Distance float64 // share of the distance between the two CCGs least alike, 0 to 1
}

// similar lists for each CCG those most like it by what is known of its people,
// nearest first: demography only, nothing that is in a score. Being similar is
// not mutual. METHOD.md section 15.
func similar(people []Trait, r Rules) [][]Peer {
	if len(people) == 0 {
		return nil
	}
	variables := make([]stats.Variable, len(people))
	for i, t := range people {
		variables[i] = stats.Variable{Values: t.Values, Known: t.Known, Weight: 1}
	}
	lists := stats.Neighbours(variables, r.Neighbours)
	peers := make([][]Peer, len(lists))
	for i, list := range lists {
		for _, n := range list {
			peers[i] = append(peers[i], Peer{CCG: n.Area, Distance: n.Rebased})
		}
	}
	return peers
}

// PeerComparison is a CCG's figure beside those of a set of others: a second
// opinion, never the colour.
type PeerComparison struct {
	Known bool    // whether there was anything to compare
	Peers int     // CCGs of the set with a figure
	Mean  float64 // their mean deviation from England, precise ones counting more
	SE    float64 // its standard error
	Z     float64 // turned so that positive is better than the set; higher, where neither side is better
	Band  Band
}

// AgainstPeers compares a CCG's figure of an indicator with those of similar
// CCGs. METHOD.md section 15.
func (r *Results) AgainstPeers(ind *IndicatorResult, ccg int) PeerComparison {
	if r.Peers == nil {
		return PeerComparison{}
	}
	set := make([]int, len(r.Peers[ccg]))
	for i, p := range r.Peers[ccg] {
		set[i] = p.CCG
	}
	return r.Against(ind, ccg, set)
}

// Against compares a CCG's figure of an indicator with those of a set of CCGs,
// allowing for ordinary variation and for how uncertain theirs are as well. The
// CCG itself is left out of the set: a figure is not judged against itself.
// METHOD.md section 15.
func (r *Results) Against(ind *IndicatorResult, ccg int, set []int) PeerComparison {
	own := &ind.Comparisons[ccg]
	if !own.Standing.measured() {
		return PeerComparison{}
	}
	out := PeerComparison{}
	weights, sum := 0.0, 0.0
	for _, other := range set {
		c := &ind.Comparisons[other]
		if other == ccg || !c.Standing.measured() {
			continue
		}
		w := 1 / ind.spread.variance(c.S)
		out.Peers++
		weights += w
		sum += w * c.D
	}
	if out.Peers < minPeers {
		return PeerComparison{Peers: out.Peers}
	}
	out.Known, out.Mean, out.SE = true, sum/weights, math.Sqrt(1/weights)
	out.Z = polarity(ind.Definition.Better) * (own.D - out.Mean) / math.Sqrt(ind.spread.variance(own.S)+1/weights)
	if ind.Definition.Better != indicator.Neither {
		out.Band = bandOf(out.Z, r.Rules)
	}
	return out
}
