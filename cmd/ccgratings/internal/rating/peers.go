package rating

import (
	"math"

	"ccgratings/cmd/ccgratings/internal/indicator"
	"ccgratings/cmd/ccgratings/internal/stats"
)

// minPeers is how many similar CCGs must have a figure to compare with theirs.
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

// PeerComparison is a CCG's figure beside those of similar CCGs: a second
// opinion, never the colour.
type PeerComparison struct {
	Known bool    // whether there was anything to compare
	Peers int     // similar CCGs with a figure
	Mean  float64 // their mean deviation from England, precise ones counting more
	SE    float64 // its standard error
	Z     float64 // turned so that positive is better than similar CCGs
	Band  Band
}

// AgainstPeers compares a CCG's figure of an indicator with those of similar
// CCGs, allowing for how uncertain theirs are as well. METHOD.md section 15.
func (r *Results) AgainstPeers(ind *IndicatorResult, ccg int) PeerComparison {
	own := &ind.Comparisons[ccg]
	if r.Peers == nil || !own.Standing.measured() {
		return PeerComparison{}
	}
	out := PeerComparison{}
	weights, sum := 0.0, 0.0
	for _, p := range r.Peers[ccg] {
		c := &ind.Comparisons[p.CCG]
		if !c.Standing.measured() {
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
