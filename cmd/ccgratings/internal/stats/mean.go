package stats

import "math"

// MeanSD is the mean and the standard deviation (n-1) of a sample. ok is false
// for fewer than two records, which have no standard deviation.
func MeanSD(sample []float64) (middle, sd float64, ok bool) {
	if len(sample) < 2 {
		return 0, 0, false
	}
	m, squares := mean(sample), 0.0
	for _, x := range sample {
		squares += (x - m) * (x - m)
	}
	return m, math.Sqrt(squares / float64(len(sample)-1)), true
}

// MeanInterval is the interval of the mean of n >= 2 records whose standard
// deviation is sd, by Student's t.
//
// METHOD.md section 3; as PHEindicatormethods computes it.
func MeanInterval(mean, sd, n, level float64) Interval {
	half := StudentT(n, level) * sd / math.Sqrt(n)
	return Interval{mean - half, mean + half}
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}
