package stats

import "math"

// DrawnAtLeast is the chance that a draw without putting back holds at least k
// marked things, where n are drawn from a total of which some are marked: the
// upper tail of the hypergeometric distribution. It is 1 where k is 0 or less.
// Fisher, The design of experiments, 1935, chapter 2, adds the same terms up.
//
// It asks for 0 <= marked <= total and 0 <= n <= total.
func DrawnAtLeast(k, n, marked, total int) float64 {
	sum := 0.0
	for i := max(k, n+marked-total, 0); i <= min(n, marked); i++ {
		sum += math.Exp(logChoose(marked, i) + logChoose(total-marked, n-i) - logChoose(total, n))
	}
	return min(sum, 1)
}

// logChoose is the logarithm of the number of ways to choose k of n things.
func logChoose(n, k int) float64 {
	all, _ := math.Lgamma(float64(n + 1))
	in, _ := math.Lgamma(float64(k + 1))
	out, _ := math.Lgamma(float64(n - k + 1))
	return all - in - out
}
