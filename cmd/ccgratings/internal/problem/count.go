package problem

import "strconv"

// Count is a number of things with their noun, whose plural ends in s:
// "1 error", "2 errors".
func Count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}
