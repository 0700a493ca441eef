package rating

import (
	"testing"

	"ccgratings/cmd/ccgratings/internal/vectors"
)

func TestPeerVectors(t *testing.T) {
	in := endToEnd(t, "2016")
	for _, column := range []string{"X1", "X2", "X3", "X4", "X5"} {
		trait := Trait{Name: column}
		for _, r := range vectors.Inputs(t, "testdata/25_e2e_peer_variables.csv").Rows {
			trait.Values = append(trait.Values, r.Number(column))
		}
		in.People = append(in.People, trait)
	}
	res := examined(in)
	at := map[string]int{}
	for i, c := range res.CCGs {
		at[string(c.Code)] = i
	}
	for _, r := range vectors.Open(t, "testdata/25_e2e_expected_peers.csv").Rows {
		for k := range res.Indicators {
			ind := &res.Indicators[k]
			if string(ind.Definition.ID) != r.Text("indicator") {
				continue
			}
			got := res.AgainstPeers(ind, at[r.Text("area")])
			r.Near("n_peers", float64(got.Peers), 0)
			r.Near("peer_mean_d", got.Mean, through)
			r.Near("peer_mean_se", got.SE, through)
			r.Near("z_vs_peers", got.Z, through)
			band, _ := got.Band.Number()
			r.Near("band", float64(band), 0)
		}
	}
}

func TestNobodyIsItsOwnPeer(t *testing.T) {
	in := endToEnd(t, "2016")
	trait := Trait{Name: "same", Values: make([]float64, len(in.CCGs))}
	in.People = []Trait{trait}
	res := examined(in)
	for i, peers := range res.Peers {
		if len(peers) != res.Rules.Neighbours {
			t.Fatalf("%d peers", len(peers))
		}
		for _, p := range peers {
			if p.CCG == i {
				t.Errorf("CCG %d is its own peer", i)
			}
		}
	}
}
