package rating

import "ccgratings/cmd/ccgratings/internal/stats"

// correlation is the matrix between indicators over CCGs: Pearson on the
// scores, winsorised over all CCGs that have the indicator, of the CCGs that
// have both of a pair. A pair with too few takes the mean of the other pairs; negative correlations count as none, which is
// conservative and keeps every quadratic form positive. METHOD.md section 7.
func (s scores) correlation(r Rules) [][]float64 {
	k := len(s.c)
	matrix, w := make([][]float64, k), make([][]float64, k)
	for a := range matrix {
		w[a] = s.winsorised(a, r)
		matrix[a] = make([]float64, k)
		matrix[a][a] = 1
	}
	var thin [][2]int
	sum, pairs := 0.0, 0
	for a := range k {
		for b := a + 1; b < k; b++ {
			rho, both, _ := stats.Pearson(w[a], w[b], s.has[a], s.has[b])
			if both < r.MinAreas {
				thin = append(thin, [2]int{a, b})
				continue
			}
			sum, pairs = sum+rho, pairs+1
			matrix[a][b] = max(0, rho)
			matrix[b][a] = matrix[a][b]
		}
	}
	for _, p := range thin {
		if pairs > 0 {
			matrix[p[0]][p[1]] = max(0, sum/float64(pairs))
			matrix[p[1]][p[0]] = matrix[p[0]][p[1]]
		}
	}
	return matrix
}

// winsorised is the scores of one indicator, winsorised over the CCGs that
// have it; 0 for the others.
func (s scores) winsorised(a int, r Rules) []float64 {
	var own []float64
	for i, has := range s.has[a] {
		if has {
			own = append(own, s.c[a][i])
		}
	}
	own = stats.Winsorise(own, r.Winsor)
	all := make([]float64, len(s.c[a]))
	for i, has := range s.has[a] {
		if has {
			all[i], own = own[0], own[1:]
		}
	}
	return all
}
