package stats

import "math"

// Variable is one thing in which areas are alike or not.
type Variable struct {
	Values []float64 // one an area
	Known  []bool    // which of Values are known; nil if all
	Weight float64   // of the squared difference, >= 0; 1 is ordinary
}

// Standardised gives the variable mean 0 and standard deviation 1 (n-1) over
// the areas where it is known. Where it is not, or where it does not vary, it
// is 0, the mean.
func (v Variable) Standardised() []float64 {
	known := make([]float64, 0, len(v.Values))
	for i, x := range v.Values {
		if v.knows(i) {
			known = append(known, x)
		}
	}
	out := make([]float64, len(v.Values))
	middle, sd, ok := MeanSD(known)
	if !ok || sd == 0 {
		return out
	}
	for i, x := range v.Values {
		if v.knows(i) {
			out[i] = (x - middle) / sd
		}
	}
	return out
}

func (v Variable) knows(area int) bool { return v.Known == nil || v.Known[area] }

// Neighbour is an area that is like another.
type Neighbour struct {
	Area     int
	Distance float64 // in standard deviations, weighted
	Rebased  float64 // Distance as a share of that between the two areas least alike, 0 to 1
}

// Neighbours lists for each area the k others most like it, nearest first, at
// equal distance in the order of the areas: Euclidean distance between
// standardised variables. Being a neighbour is not mutual. With fewer than k
// other areas it lists them all.
//
// METHOD.md section 15; the Chartered Institute of Public Finance and
// Accountancy's nearest-neighbour model.
func Neighbours(variables []Variable, k int) [][]Neighbour {
	if len(variables) == 0 {
		return nil
	}
	n := len(variables[0].Values)
	standardised := make([][]float64, len(variables))
	for i, v := range variables {
		standardised[i] = v.Standardised()
	}
	k = max(0, min(k, n-1))
	lists, store := make([][]Neighbour, n), make([]Neighbour, n*k)
	farthest := 0.0
	for a := range lists {
		lists[a] = store[a*k : a*k : (a+1)*k]
		for b := range n {
			if a == b {
				continue
			}
			square := 0.0
			for i, z := range standardised {
				square += variables[i].Weight * (z[a] - z[b]) * (z[a] - z[b])
			}
			distance := math.Sqrt(square)
			farthest = max(farthest, distance)
			lists[a] = insertNearest(lists[a], Neighbour{Area: b, Distance: distance})
		}
	}
	for i := range store {
		if farthest > 0 {
			store[i].Rebased = store[i].Distance / farthest
		}
	}
	return lists
}

// insertNearest puts an area into its place in a list of the nearest so far,
// pushing the last one off a full list.
func insertNearest(list []Neighbour, next Neighbour) []Neighbour {
	if len(list) < cap(list) {
		list = append(list, next)
	} else if len(list) == 0 || next.Distance >= list[len(list)-1].Distance {
		return list
	}
	i := len(list) - 1
	for ; i > 0 && list[i-1].Distance > next.Distance; i-- {
		list[i] = list[i-1]
	}
	list[i] = next
	return list
}
