package problem

import "strconv"

// longest is how much of a wrong word is compared or quoted. Words in input
// files are shorter; a cell may be a whole file after a lost quote.
const longest = 64

// Quote gives a wrong text in quotes for a message, cut short if it is long.
func Quote(text string) string {
	if len(text) <= longest {
		return strconv.Quote(text)
	}
	cut := longest
	for cut > longest-4 && text[cut]&0xC0 == 0x80 { // not inside a character
		cut--
	}
	return strconv.Quote(text[:cut]) + "..."
}

// Nearest is the index of the candidate fewest edits away from a word, the
// first of them if several are; -1 when there are no candidates. An edit adds,
// drops or changes one byte or swaps two neighbours.
func Nearest(word string, candidates []string) int {
	nearest, fewest := -1, 0
	for i, candidate := range candidates {
		if n := edits(word, candidate); nearest < 0 || n < fewest {
			nearest, fewest = i, n
		}
	}
	return nearest
}

// edits is the optimal string alignment distance, of Damerau (1964) and
// Levenshtein (1966), between the first bytes of two words.
func edits(a, b string) int {
	a, b = a[:min(len(a), longest)], b[:min(len(b), longest)]
	var rows [3][longest + 1]int // distances from a[:i-2], a[:i-1] and a[:i] to each b[:j]
	older, old, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		older, old, row = old, row, older
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := old[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(change, old[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
		}
	}
	return row[len(b)]
}
